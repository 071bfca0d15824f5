/** One frame of `[F, H, W, 3]` bytes as `[H, W, 4]`, alpha 255. */
export function rgbaFrame(rgb: Uint8Array, frame: number, pixels: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(pixels * 4)
  for (let from = frame * pixels * 3, to = 0; to < rgba.length; from += 3, to += 4) {
    rgba[to] = rgb[from]!
    rgba[to + 1] = rgb[from + 1]!
    rgba[to + 2] = rgb[from + 2]!
    rgba[to + 3] = 255
  }
  return rgba
}
