import type { ModelDescriptor } from '../values.ts'
import { hasFields, plainKind } from './plain-kind.ts'

/** A model by description; sessions live inside one `run`. */
export const model = plainKind(
  'model',
  'Model',
  { dark: '#B2A0EA', light: '#5F45B4', glyph: 'hexagon', width: 2 },
  (value): value is ModelDescriptor =>
    hasFields(value, 'id', 'sha256', 'space', 'compression') && typeof value.id === 'string',
)
