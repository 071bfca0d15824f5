import type { Json } from '../json.ts'
import type { Kind } from '../kind.ts'
import { ReelgraphError } from '../reelgraph-error.ts'
import { structuredBytes } from '../structured.ts'
import { kindOfId, kindOfValue } from './base-kinds.ts'

/**
 * A kind variable: every port of a node that names it has the kind of what is wired to one of them. Its values are
 * `unknown` to the node's `run`, which may only pass them on; they are kept as the kind they turn out to have. An output
 * says what it gives while the variable is `unbound`.
 */
export function generic<const V extends string>(
  variable: V,
  { unbound }: { readonly unbound?: Kind } = {},
): Kind<V, unknown> {
  return {
    id: variable,
    title: 'Anything',
    look: { dark: '#9A9A9A', light: '#555555', glyph: 'dot', width: 2 },
    variable,
    unbound,
    is: (value): value is unknown => value !== undefined,
    bytes: (value) => kindOfValue(value)?.bytes(value) ?? structuredBytes(value),
    encode(value) {
      const kind = concrete(kindOfValue(value), variable)
      const packed = kind.encode(value)
      return { meta: { kind: kind.id, meta: packed.meta }, buffers: packed.buffers }
    },
    decode(packed, revive) {
      const { kind, meta } = packed.meta as { kind: string; meta: Json }
      return concrete(kindOfId(kind), variable).decode({ meta, buffers: packed.buffers }, revive)
    },
  }
}

function concrete(kind: Kind | undefined, variable: string): Kind {
  if (kind) return kind
  throw new ReelgraphError(
    'value.unreadable',
    variable,
    'A value of no known kind cannot be kept. Wire a known kind here.',
  )
}
