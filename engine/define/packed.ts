import type { Json } from './json.ts'

/** A value laid out for a cache, a checkpoint or another process: JSON plus the typed arrays it refers to by name. */
export interface Packed {
  readonly meta: Json
  readonly buffers: Readonly<Record<string, Uint8Array>>
}
