import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeTile } from '../../../engine/models/upscaler/place-tile.ts'
import { tilePixels } from '../../../engine/models/upscaler/tile-pixels.ts'
import { tileSpans } from '../../../engine/models/upscaler/tiles.ts'

test('tiles cover an axis once, see their margin and are never larger than they may be', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.nat(40),
      fc.integer({ min: 1, max: 300 }),
      (length, margin, more) => {
        const side = 2 * margin + more
        const spans = tileSpans(length, side, margin)
        expect(spans[0]!.from).toBe(0)
        expect(spans.at(-1)!.to).toBe(length)
        spans.forEach(({ from, to, seenFrom, seenTo }, i) => {
          expect(to).toBeGreaterThan(from)
          expect(spans[i + 1]?.from ?? length).toBe(to)
          expect(seenFrom).toBe(spans.length === 1 ? 0 : Math.max(0, from - margin))
          expect(seenTo).toBe(spans.length === 1 ? length : Math.min(length, to + margin))
          expect(seenTo - seenFrom).toBeLessThanOrEqual(side)
        })
      },
    ),
  )
})

test('a picture cut into tiles, each enlarged by repeating pixels, comes together as the picture', () => {
  const size = { min: 1, max: 40 }
  fc.assert(
    fc.property(
      fc.integer(size),
      fc.integer(size),
      fc.nat(5),
      fc.nat(4),
      fc.constantFrom(2, 4),
      (width, height, border, margin, scale) => {
        const image = {
          width,
          height,
          data: Uint8Array.from({ length: 3 * width * height }, (_, i) => (i * 37) % 256),
        }
        const canvas = {
          width: width * scale,
          height: height * scale,
          data: new Uint8ClampedArray(3 * width * height * scale * scale),
        }
        for (const down of tileSpans(height + 2 * border, 2 * margin + 9, margin))
          for (const across of tileSpans(width + 2 * border, 2 * margin + 9, margin)) {
            const seen = tilePixels(image, across, down, border)
            placeTile(canvas, repeated(seen), [across, down], { border, scale, graphScale: 4 })
          }
        canvas.data.forEach((value, i) => {
          const [c, x, y] = [i % 3, Math.floor(i / 3) % canvas.width, Math.floor(i / 3 / canvas.width)]
          const from = 3 * (Math.floor(y / scale) * width + Math.floor(x / scale)) + c
          if (value !== image.data[from]) throw new Error(`${x},${y}: ${value} is not ${image.data[from]}`)
        })
      },
    ),
    { numRuns: 60 },
  )
})

/** What a graph would give that repeats each pixel four times each way. */
function repeated({ data, width, height }: { data: Float32Array; width: number; height: number }) {
  const large = { width: 4 * width, height: 4 * height, data: new Float32Array(48 * width * height) }
  for (let i = 0; i < large.data.length; i++) {
    const area = large.width * large.height
    const [c, x, y] = [Math.floor(i / area), i % large.width, Math.floor((i % area) / large.width)]
    large.data[i] = data[c * width * height + Math.floor(y / 4) * width + Math.floor(x / 4)]!
  }
  return large
}
