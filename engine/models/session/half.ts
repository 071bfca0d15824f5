/** float32 values as IEEE 754 half-precision bits, rounded to nearest even; beyond ±65504 they become infinite. */
export function toHalf(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  const half = new Uint16Array(values.length)
  for (let i = 0; i < bits.length; i++) {
    const b = bits[i]!
    const sign = (b >>> 16) & 0x8000
    const exponent = (b >>> 23) & 0xff
    const mantissa = b & 0x7fffff
    if (exponent === 0xff) half[i] = sign | 0x7c00 | (mantissa ? 0x200 : 0)
    else if (exponent > 142) half[i] = sign | 0x7c00
    else if (exponent >= 113) half[i] = sign | roundEven(((exponent - 112) << 23) | mantissa, 13)
    else if (exponent >= 102) half[i] = sign | roundEven(mantissa | 0x800000, 126 - exponent)
    else half[i] = sign
  }
  return half
}

/** Half-precision bits as float32 values; exact. */
export function fromHalf(half: Uint16Array): Float32Array {
  const values = new Float32Array(half.length)
  for (let i = 0; i < half.length; i++) {
    const h = half[i]!
    const exponent = (h >>> 10) & 0x1f
    const mantissa = h & 0x3ff
    const size =
      exponent === 0
        ? mantissa * 2 ** -24
        : exponent === 31
          ? mantissa
            ? NaN
            : Infinity
          : (1 + mantissa / 1024) * 2 ** (exponent - 15)
    values[i] = h & 0x8000 ? -size : size
  }
  return values
}

function roundEven(value: number, drop: number): number {
  const kept = value >>> drop
  const rest = value & ((1 << drop) - 1)
  const middle = 1 << (drop - 1)
  return rest > middle || (rest === middle && (kept & 1) === 1) ? kept + 1 : kept
}
