import type { TileSpan } from './tiles.ts'

/** A tile as the graph gave it: `[3, height, width]` in 0…1, not clamped. */
export interface LargeTile {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/** Where tiles go: row-major sRGB bytes that are filled tile by tile. */
export interface TileCanvas {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/**
 * Writes what a tile gives into the picture, rounded and clamped. The graph enlarged `graphScale` times; where the picture
 * is to be `scale` times as large, a divisor of it, each pixel is the mean of `graphScale / scale` squared. Spans are places
 * in the picture before it was enlarged, with `border` pixels repeated around it that are left out again.
 */
export function placeTile(
  canvas: TileCanvas,
  tile: LargeTile,
  [across, down]: readonly [TileSpan, TileSpan],
  {
    border,
    scale,
    graphScale,
  }: { readonly border: number; readonly scale: number; readonly graphScale: number },
): void {
  const block = graphScale / scale
  const area = tile.width * tile.height
  const weight = 255 / (block * block)
  const left = Math.max(0, (across.from - border) * scale)
  const right = Math.min(canvas.width, (across.to - border) * scale)
  const top = Math.max(0, (down.from - border) * scale)
  const bottom = Math.min(canvas.height, (down.to - border) * scale)
  for (let y = top; y < bottom; y++) {
    const row = (y * block + (border - down.seenFrom) * graphScale) * tile.width
    for (let x = left; x < right; x++) {
      const at = row + x * block + (border - across.seenFrom) * graphScale
      const to = 3 * (y * canvas.width + x)
      for (let c = 0; c < 3; c++) {
        let sum = 0
        for (let v = 0; v < block; v++)
          for (let u = 0; u < block; u++) sum += tile.data[c * area + at + v * tile.width + u]!
        canvas.data[to + c] = sum * weight
      }
    }
  }
}
