import { createHash } from 'node:crypto'
import { kindOfValue, type Kind } from '../define/index.ts'
import { canonicalJson } from '../graph/canonical-json.ts'

/** Items up to this size are known by their content; hashing larger ones would cost more than it saves. */
const contentBytes = 1 << 18

/**
 * The key of one item of a list: of its content where that is small, so that an item is recognised when the list around
 * it changes; else of the list and the item's position in it.
 */
export function itemKey(kind: Kind | undefined, value: unknown, listKey: string, index: number): string {
  const concrete = kind && kind.variable === undefined ? kind : kindOfValue(value)
  if (concrete && concrete.is(value) && concrete.bytes(value) <= contentBytes) {
    try {
      const { meta, buffers } = concrete.encode(value)
      const hash = createHash('sha256').update(`${concrete.id} ${canonicalJson(meta)}`)
      for (const name of Object.keys(buffers).sort()) hash.update(`\n${name} `).update(buffers[name]!)
      return `item ${hash.digest('hex')}`
    } catch {
      // A value that cannot be encoded is known by its position.
    }
  }
  return `${listKey} item ${index}`
}
