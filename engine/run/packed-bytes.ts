import { createHash } from 'node:crypto'
import type { Json, Packed } from '../define/index.ts'

/** What a packed value begins with; the sha256 of what stands from `bodyAt` on follows it. */
export const magic = Buffer.from('RGPACK1\n')
export const bodyAt = magic.length + 32

/** What stands before the buffers, as JSON. */
export interface PackedHeader {
  readonly meta: Json
  readonly buffers: readonly (readonly [name: string, bytes: number])[]
}

/**
 * A packed value as bytes: a magic word, the sha256 of all that follows it, the header's length, the header (JSON) and
 * the buffers one after another, in order of name, so that equal values give equal bytes.
 */
export function packedBytes({ meta, buffers }: Packed): Buffer {
  const parts = Object.entries(buffers).sort(([a], [b]) => (a < b ? -1 : 1))
  const header: PackedHeader = { meta, buffers: parts.map(([name, bytes]) => [name, bytes.byteLength]) }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  const body = Buffer.concat([length, json, ...parts.map(([, bytes]) => bytes)])
  return Buffer.concat([magic, createHash('sha256').update(body).digest(), body])
}

/** What `packedBytes` wrote; undefined where the bytes are damaged or something else. */
export function packedOf(bytes: Uint8Array): Packed | undefined {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (whole.length < bodyAt + 4 || !whole.subarray(0, magic.length).equals(magic)) return undefined
  const body = whole.subarray(bodyAt)
  const digest = createHash('sha256').update(body).digest()
  if (!digest.equals(whole.subarray(magic.length, bodyAt))) return undefined
  const end = 4 + body.readUInt32LE(0)
  const { meta, buffers } = JSON.parse(body.toString('utf8', 4, end)) as PackedHeader
  const parts: Record<string, Uint8Array> = {}
  let at = end
  for (const [name, size] of buffers) {
    parts[name] = new Uint8Array(body.subarray(at, at + size))
    at += size
  }
  return { meta, buffers: parts }
}
