/**
 * Frame `t` of decoded pictures `[3, T, H, W]` in −1…1 as row-major sRGB bytes, rounded and clamped. `frames` is T.
 */
export function toRgb(pictures: Float32Array, t: number, frames: number, area: number): Uint8Array {
  const rgb = new Uint8ClampedArray(3 * area)
  for (let c = 0; c < 3; c++) {
    const from = (c * frames + t) * area
    for (let i = 0, to = c; i < area; i++, to += 3) rgb[to] = pictures[from + i]! * 127.5 + 127.5
  }
  return new Uint8Array(rgb.buffer)
}

/** Writes sRGB bytes as frame `t` of `[3, T, H, W]` in −1…1; the inverse of `toRgb`. */
export function fromRgb(
  rgb: Uint8Array,
  pictures: Float32Array,
  t: number,
  frames: number,
  area: number,
): void {
  for (let c = 0; c < 3; c++) {
    const to = (c * frames + t) * area
    for (let i = 0, from = c; i < area; i++, from += 3) pictures[to + i] = rgb[from]! / 127.5 - 1
  }
}
