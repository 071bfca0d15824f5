import type { Json } from './json.ts'
import type { Packed } from './packed.ts'
import { ReelgraphError } from './reelgraph-error.ts'
import { bytesOf } from './typed-bytes.ts'

const arrays = {
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const
type ArrayName = keyof typeof arrays

/** One composite of the table. */
type Row =
  | { readonly list: readonly Json[] }
  | { readonly fields: readonly (readonly [string, Json])[] }
  | { readonly type: string }

const numbers: Readonly<Record<string, number>> = {
  NaN: NaN,
  Infinity: Infinity,
  '-Infinity': -Infinity,
  '-0': -0,
}

/**
 * Packs plain structured data (objects, arrays, typed arrays, primitives) as a flat table, so that neither packing nor
 * `JSON.stringify` recurses however deeply recipes nest. A composite is written as `[row]`, a number that JSON lacks as
 * `['NaN']`; what is shared stays shared.
 */
export function packStructured(root: unknown): Packed {
  const rows: unknown[] = []
  const buffers: Record<string, Uint8Array> = {}
  const seen = new Map<object, number>()
  const pending: [source: object, row: number][] = []

  const refer = (value: unknown): Json => {
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return [Object.is(value, -0) ? '-0' : String(value)]
    }
    if (
      value === null ||
      typeof value === 'number' ||
      typeof value === 'string' ||
      typeof value === 'boolean'
    )
      return value
    if (typeof value !== 'object') throw unreadable(`A ${typeof value} cannot be kept`)
    const known = seen.get(value)
    if (known !== undefined) return [known]
    const row = rows.push(null) - 1
    seen.set(value, row)
    pending.push([value, row])
    return [row]
  }

  const rootRef = refer(root)
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [source, row] = next
    if (ArrayBuffer.isView(source)) {
      const type = source.constructor.name
      if (!Object.hasOwn(arrays, type)) throw unreadable(`A ${type} cannot be kept`)
      buffers[String(row)] = bytesOf(source)
      rows[row] = { type }
    } else if (Array.isArray(source)) {
      rows[row] = { list: source.map(refer) }
    } else {
      rows[row] = {
        fields: Object.entries(source).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, refer(value)]],
        ),
      }
    }
  }
  return { meta: { root: rootRef, rows: rows as Json }, buffers }
}

/** What `packStructured` packed. Throws `value.unreadable` for anything else. */
export function unpackStructured(packed: Packed): unknown {
  const { root, rows } = packed.meta as { readonly root: Json; readonly rows?: readonly Row[] }
  if (rows === undefined) throw unreadable('A kept value has no table')
  const built: unknown[] = rows.map((row, index) => {
    if ('list' in row) return []
    if ('fields' in row) return {}
    const bytes = packed.buffers[String(index)]
    const type = row.type as ArrayName
    if (!bytes || !Object.hasOwn(arrays, type)) throw unreadable(`Part ${index} of a kept value is missing`)
    return new arrays[type](bytes.slice().buffer)
  })
  const resolve = (ref: unknown): unknown => {
    if (!Array.isArray(ref)) return ref
    return typeof ref[0] === 'number' ? built[ref[0]] : numbers[String(ref[0])]
  }
  rows.forEach((row, index) => {
    const target = built[index]
    if ('list' in row) for (const ref of row.list) (target as unknown[]).push(resolve(ref))
    if (!('fields' in row)) return
    for (const [name, ref] of row.fields) {
      Object.defineProperty(target, name, {
        value: resolve(ref),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
  })
  return resolve(root)
}

/** Host memory that structured data holds: its typed arrays, strings and 16 bytes for anything else. Shared parts count once. */
export function structuredBytes(root: unknown): number {
  let bytes = 0
  const seen = new Set<object>()
  const pending: unknown[] = [root]
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value === 'string') bytes += 2 * value.length
    if (typeof value !== 'object' || value === null) {
      bytes += 16
      continue
    }
    if (seen.has(value)) continue
    seen.add(value)
    if (ArrayBuffer.isView(value)) bytes += value.byteLength
    else for (const part of Object.values(value)) pending.push(part)
  }
  return bytes
}

function unreadable(what: string): ReelgraphError {
  return new ReelgraphError('value.unreadable', 'value', `${what}. Run the node again to make it anew.`)
}
