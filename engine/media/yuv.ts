import type { Image } from './image.ts'

/**
 * ITU-R BT.709 with limited range (Y' 16…235, Cb/Cr 16…240), the one colour space that every writer here uses:
 * browsers assume it for untagged files at 720p and up, and all of them honour it where the file is tagged.
 * Fixed point with 16 fractional bits; the chroma rows sum to zero, so greys stay exactly grey.
 */
const Y_R = 11966
const Y_G = 40254
const Y_B = 4064
const CB_R = -6596
const CB_G = -22189
const CB_B = 28785
const CR_R = 28784
const CR_G = -26145
const CR_B = -2639
const LUMA_OFFSET = (16 << 16) + (1 << 15)
/** Chroma is computed on the sum of four pixels, hence two more fractional bits. */
const CHROMA_OFFSET = (128 << 18) + (1 << 17)

/** The even size that holds an odd one: 4:2:0 shares one colour sample between 2×2 pixels. */
export function evenSize(size: number): number {
  return size + (size & 1)
}

/** Bytes of one I420 picture of an even size: a luma plane, then two chroma planes of half width and height. */
export function i420Bytes(width: number, height: number): number {
  return (width * height * 3) / 2
}

/**
 * Writes an sRGB picture as I420, BT.709 limited range, into `out` (`i420Bytes(evenSize(w), evenSize(h))` bytes).
 * An odd width or height is padded by repeating the last column or row. A chroma sample is the mean of its 2×2 pixels.
 */
export function rgbToI420(image: Image, out: Uint8Array): void {
  const { width, height, data } = image
  const evenWidth = evenSize(width)
  const evenHeight = evenSize(height)
  const chromaWidth = evenWidth >> 1
  const cbStart = evenWidth * evenHeight
  const crStart = cbStart + (cbStart >> 2)
  for (let y = 0; y < evenHeight; y += 2) {
    const top = y * width * 3
    const bottom = Math.min(y + 1, height - 1) * width * 3
    const topLuma = y * evenWidth
    const bottomLuma = topLuma + evenWidth
    const chroma = (y >> 1) * chromaWidth
    for (let x = 0; x < evenWidth; x += 2) {
      const left = x * 3
      const right = Math.min(x + 1, width - 1) * 3
      const r0 = data[top + left]!
      const g0 = data[top + left + 1]!
      const b0 = data[top + left + 2]!
      const r1 = data[top + right]!
      const g1 = data[top + right + 1]!
      const b1 = data[top + right + 2]!
      const r2 = data[bottom + left]!
      const g2 = data[bottom + left + 1]!
      const b2 = data[bottom + left + 2]!
      const r3 = data[bottom + right]!
      const g3 = data[bottom + right + 1]!
      const b3 = data[bottom + right + 2]!
      out[topLuma + x] = (Y_R * r0 + Y_G * g0 + Y_B * b0 + LUMA_OFFSET) >> 16
      out[topLuma + x + 1] = (Y_R * r1 + Y_G * g1 + Y_B * b1 + LUMA_OFFSET) >> 16
      out[bottomLuma + x] = (Y_R * r2 + Y_G * g2 + Y_B * b2 + LUMA_OFFSET) >> 16
      out[bottomLuma + x + 1] = (Y_R * r3 + Y_G * g3 + Y_B * b3 + LUMA_OFFSET) >> 16
      const r = r0 + r1 + r2 + r3
      const g = g0 + g1 + g2 + g3
      const b = b0 + b1 + b2 + b3
      out[cbStart + chroma + (x >> 1)] = (CB_R * r + CB_G * g + CB_B * b + CHROMA_OFFSET) >> 18
      out[crStart + chroma + (x >> 1)] = (CR_R * r + CR_G * g + CR_B * b + CHROMA_OFFSET) >> 18
    }
  }
}
