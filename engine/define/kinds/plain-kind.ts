import type { Json } from '../json.ts'
import type { Kind, WireLook } from '../kind.ts'
import { structuredBytes } from '../structured.ts'

/** A kind whose values are plain JSON: they are their own packed form. */
export function plainKind<const Id extends string, T>(
  id: Id,
  title: string,
  look: WireLook,
  is: (value: unknown) => value is T,
): Kind<Id, T> {
  return {
    id,
    title,
    look,
    is,
    bytes: (value) => structuredBytes(value),
    encode: (value) => ({ meta: value as Json, buffers: {} }),
    decode: (packed) => packed.meta as T,
  }
}

/** Whether something is an object with all of these fields; the first test of every kind that is not a primitive. */
export function hasFields<const K extends string>(
  value: unknown,
  ...names: K[]
): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && names.every((name) => name in value)
}
