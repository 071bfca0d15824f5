/** The high 32 bits of the 64-bit product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const al = a & 0xffff
  const ah = a >>> 16
  const bl = b & 0xffff
  const bh = b >>> 16
  // Each partial sum is below 2^33, so float64 holds it exactly; `>>>` would cut it.
  const middle = ah * bl + ((al * bl) >>> 16)
  const carry = al * bh + (middle % 0x10000)
  return ah * bh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)
}

/**
 * Philox4x32-10, the counter-based generator of Salmon et al. 2011 ("Parallel random numbers: as easy as 1, 2, 3",
 * §3.3): four random 32-bit words for a counter `[4]` and a key `[2]`, written into `out` `[4]`. The same on every
 * machine, in any order.
 */
export function philox(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  out.set(counter)
  let k0 = key[0]!
  let k1 = key[1]!
  for (let round = 0; round < 10; round++) {
    const [c0, c1, c2, c3] = [out[0]!, out[1]!, out[2]!, out[3]!]
    out[0] = multiplyHigh(0xcd9e8d57, c2) ^ c1 ^ k0
    out[1] = Math.imul(0xcd9e8d57, c2)
    out[2] = multiplyHigh(0xd2511f53, c0) ^ c3 ^ k1
    out[3] = Math.imul(0xd2511f53, c0)
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
}
