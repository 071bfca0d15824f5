import { plainKind } from './plain-kind.ts'

/** A finite number. */
export const number = plainKind(
  'number',
  'Number',
  { dark: '#B9BDC4', light: '#4D535C', glyph: 'dot', width: 2.5, dash: '.1 5' },
  (value): value is number => Number.isFinite(value),
)
