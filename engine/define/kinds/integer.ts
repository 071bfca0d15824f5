import { plainKind } from './plain-kind.ts'

/** A whole number that JavaScript holds exactly: counts and seeds. */
export const integer = plainKind(
  'integer',
  'Integer',
  { dark: '#93A6CC', light: '#3A507E', glyph: 'bars', width: 2.5, dash: '.1 5' },
  (value): value is number => Number.isSafeInteger(value),
)
