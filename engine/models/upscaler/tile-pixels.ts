import type { Image } from '../../media/image.ts'
import type { TileSpan } from './tiles.ts'

/**
 * The part of a picture that a tile is made from as `[3, height, width]` in 0…1. Places are those of the picture with its
 * outermost pixels repeated `border` times around it.
 */
export function tilePixels(
  image: Image,
  across: TileSpan,
  down: TileSpan,
  border: number,
): { readonly data: Float32Array; readonly width: number; readonly height: number } {
  const width = across.seenTo - across.seenFrom
  const height = down.seenTo - down.seenFrom
  const area = width * height
  const data = new Float32Array(3 * area)
  for (let y = 0, to = 0; y < height; y++) {
    const row = Math.min(image.height - 1, Math.max(0, down.seenFrom + y - border)) * image.width
    for (let x = 0; x < width; x++, to++) {
      const column = Math.min(image.width - 1, Math.max(0, across.seenFrom + x - border))
      const from = 3 * (row + column)
      for (let c = 0; c < 3; c++) data[c * area + to] = image.data[from + c]! / 255
    }
  }
  return { data, width, height }
}
