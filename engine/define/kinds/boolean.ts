import { plainKind } from './plain-kind.ts'

/** Yes or no. */
export const boolean = plainKind(
  'boolean',
  'Boolean',
  { dark: '#D99A7C', light: '#874726', glyph: 'half', width: 2.5, dash: '.1 5' },
  (value): value is boolean => typeof value === 'boolean',
)
