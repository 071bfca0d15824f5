/** float16 (IEEE 754 binary16) values as float32, exactly; infinities become NaN, which pictures show as black. */
export function halfFloats(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(halves.length)
  const bits = new Uint32Array(floats.buffer)
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i]!
    bits[i] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13)
  }
  // The exponents are those of float16 still: one multiplication moves them, subnormal numbers included.
  for (let i = 0; i < floats.length; i++) {
    floats[i] = (halves[i]! & 0x7c00) === 0x7c00 ? Number.NaN : floats[i]! * 2 ** 112
  }
  return floats
}

/** Little-endian float16 as it came over the wire, copied only where its place in memory is odd. */
export function halvesOf(bytes: Uint8Array): Uint16Array {
  const { buffer, byteOffset, byteLength } = bytes
  const even = byteOffset % 2 === 0 ? bytes : bytes.slice()
  return new Uint16Array(even === bytes ? buffer : even.buffer, even.byteOffset, byteLength >> 1)
}
