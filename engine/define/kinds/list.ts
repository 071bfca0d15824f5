import type { Json } from '../json.ts'
import type { Kind } from '../kind.ts'
import type { Packed } from '../packed.ts'

/** The kind of a list of another kind's values; drawn as a doubled wire. */
export function list<Id extends string, T>(element: Kind<Id, T>): Kind<`${Id}[]`, readonly T[]> {
  return {
    id: `${element.id}[]`,
    title: `${element.title} list`,
    look: element.look,
    element,
    is: (value): value is readonly T[] => Array.isArray(value) && value.every((item) => element.is(item)),
    bytes: (items) => items.reduce((sum, item) => sum + element.bytes(item), 16),
    encode(items) {
      const buffers: Record<string, Uint8Array> = {}
      const metas = items.map((item, index) => {
        const packed = element.encode(item)
        for (const [name, bytes] of Object.entries(packed.buffers)) buffers[`${index}/${name}`] = bytes
        return packed.meta
      })
      return { meta: metas, buffers }
    },
    decode(packed, revive) {
      const parts = (packed.meta as readonly Json[]).map((meta) => ({
        meta,
        buffers: {} as Record<string, Uint8Array>,
      }))
      for (const [name, bytes] of Object.entries(packed.buffers)) {
        const cut = name.indexOf('/')
        const part = parts[Number(name.slice(0, cut))]
        if (part) part.buffers[name.slice(cut + 1)] = bytes
      }
      return parts.map((part: Packed) => element.decode(part, revive))
    },
  }
}
