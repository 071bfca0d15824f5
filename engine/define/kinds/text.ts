import { plainKind } from './plain-kind.ts'

/** Words: prompts, names, choices. */
export const text = plainKind(
  'text',
  'Text',
  { dark: '#D8CFA8', light: '#655720', glyph: 'bar', width: 2, dash: '10 4' },
  (value): value is string => typeof value === 'string',
)
