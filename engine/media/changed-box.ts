import type { Image } from './image.ts'

/** A rectangle in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The smallest rectangle that holds every pixel in which `next` differs from `previous` (same size), or `null` where
 * none does, widened by `margin` pixels on each side. Its left and top are multiples of `step`.
 */
export function changedBox(previous: Image, next: Image, step: 1 | 2, margin: number): Box | null {
  const { width, height } = next
  const before = Buffer.from(previous.data.buffer, previous.data.byteOffset, previous.data.byteLength)
  const after = Buffer.from(next.data.buffer, next.data.byteOffset, next.data.byteLength)
  const row = width * 3
  const same = (y: number): boolean =>
    before.compare(after, y * row, (y + 1) * row, y * row, (y + 1) * row) === 0
  let top = 0
  while (top < height && same(top)) top++
  if (top === height) return null
  let bottom = height - 1
  while (same(bottom)) bottom--
  let left = row
  let right = -1
  for (let y = top; y <= bottom; y++) {
    const start = y * row
    let from = 0
    while (from < left && before[start + from] === after[start + from]) from++
    left = Math.min(left, from)
    let to = row - 1
    while (to > right && before[start + to] === after[start + to]) to--
    right = Math.max(right, to)
  }
  const x = Math.floor(Math.max(Math.floor(left / 3) - margin, 0) / step) * step
  const y = Math.floor(Math.max(top - margin, 0) / step) * step
  const endX = Math.min(Math.floor(right / 3) + 1 + margin, width)
  const endY = Math.min(bottom + 1 + margin, height)
  return { x, y, width: endX - x, height: endY - y }
}

/** The part of a picture inside a rectangle. */
export function cropImage(image: Image, box: Box): Image {
  if (box.width === image.width && box.height === image.height) return image
  const data = new Uint8Array(box.width * box.height * 3)
  for (let y = 0; y < box.height; y++) {
    const from = ((box.y + y) * image.width + box.x) * 3
    data.set(image.data.subarray(from, from + box.width * 3), y * box.width * 3)
  }
  return { width: box.width, height: box.height, data }
}
