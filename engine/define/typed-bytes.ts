/** The memory of a typed array as bytes, without a copy. */
export function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

/** Little-endian float32 values of bytes; a copy, so that alignment never matters. */
export function float32Of(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer)
}

/** Little-endian float64 values of bytes; a copy. */
export function float64Of(bytes: Uint8Array): Float64Array {
  return new Float64Array(bytes.slice().buffer)
}

/** Little-endian int32 values of bytes; a copy. */
export function int32Of(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.slice().buffer)
}
