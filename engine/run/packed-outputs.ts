import type { Json, Kind, Packed, Revive } from '../define/index.ts'
import type { Outputs } from './result-cache.ts'

interface Packing {
  /** Kind and packed form of each port. */
  readonly ports: Readonly<Record<string, { readonly kind: string; readonly meta: Json }>>
}

/** All outputs of one execution in one packed value. */
export function packOutputs(kinds: Readonly<Record<string, Kind>>, outputs: Outputs): Packed {
  const ports: Record<string, { kind: string; meta: Json }> = {}
  const buffers: Record<string, Uint8Array> = {}
  for (const [port, kind] of Object.entries(kinds)) {
    const packed = kind.encode(outputs[port])
    ports[port] = { kind: kind.id, meta: packed.meta }
    for (const [name, bytes] of Object.entries(packed.buffers)) buffers[`${port}/${name}`] = bytes
  }
  return { meta: { ports }, buffers }
}

/** The outputs again; undefined where they are of other kinds than expected. */
export function unpackOutputs(
  kinds: Readonly<Record<string, Kind>>,
  packed: Packed,
  revive: Revive,
): Outputs | undefined {
  const { ports } = packed.meta as unknown as Packing
  const outputs: Record<string, unknown> = {}
  for (const [port, kind] of Object.entries(kinds)) {
    if (!Object.hasOwn(ports, port) || ports[port]!.kind !== kind.id) return undefined
    const buffers: Record<string, Uint8Array> = {}
    for (const [name, bytes] of Object.entries(packed.buffers)) {
      if (name.startsWith(`${port}/`)) buffers[name.slice(port.length + 1)] = bytes
    }
    outputs[port] = kind.decode({ meta: ports[port]!.meta, buffers }, revive)
    if (!kind.is(outputs[port])) return undefined
  }
  return outputs
}
