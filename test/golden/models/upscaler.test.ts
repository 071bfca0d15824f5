import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenUpscaler } from '../../../engine/define/index.ts'
import { openHost, readUpscaler, type Host } from '../../../engine/models/index.ts'
import { openUpscaler } from '../../../engine/models/upscaler/open-upscaler.ts'
import { SessionPool } from '../../../engine/models/session/session-pool.ts'
import { temporaryFolder } from '../../unit/models/tiny-bundle.ts'

const folder = fileURLToPath(new URL('../../../models/upscaler', import.meta.url))
const golden = JSON.parse(readFileSync(`${folder}/golden.json`, 'utf8')) as {
  readonly height: number
  readonly width: number
  readonly shape: readonly [number, number, number, number]
  readonly stride: number
  readonly values: readonly number[]
}
const data = temporaryFolder()
const pool = new SessionPool(
  { provider: 'cpu', precision: 'fp32', threads: 2, runtime: '', reason: '' },
  1 << 30,
)
let host: Host
let upscaler: OpenUpscaler
beforeAll(async () => {
  host = await openHost({ dataDir: data.path, device: 'cpu', threads: 2 })
  upscaler = await host.openUpscaler('upscaler')
})
afterAll(async () => {
  await pool.dispose()
  await host?.dispose()
  data.cleanUp()
})

/** A picture of soft discs, so that there are edges in every direction. */
function discs(width: number, height: number): { width: number; height: number; data: Uint8Array } {
  const data = Uint8Array.from({ length: 3 * width * height }, (_, i) => {
    const [c, x, y] = [i % 3, Math.floor(i / 3) % width, Math.floor(i / 3 / width)]
    const away = Math.hypot((x % 17) - 8, (y % 13) - 6)
    return Math.round(40 + 60 * c + 90 / (1 + Math.exp(2 * (away - 4))))
  })
  return { width, height, data }
}

test('the shipped graph gives what PyTorch gives, to the rounding of its weights', async () => {
  const { graph } = readUpscaler(folder)
  const length = 3 * golden.height * golden.width
  const pixels = Float32Array.from({ length }, (_, i) => 0.5 + 0.5 * Math.sin(0.37 * i) * Math.cos(0.011 * i))
  await pool.use('upscaler', graph, async (session) => {
    const feed = session.tensor('pixels', { data: pixels, dims: [1, 3, golden.height, golden.width] })
    const { large } = await session.run({ pixels: feed })
    expect(large!.dims).toEqual(golden.shape)
    const found = session.floats(large!)
    const off = golden.values.map((value, i) => Math.abs(found[i * golden.stride]! - value) * 255)
    // Noise is the hardest picture there is; on drawings the mean is a tenth of a level and the worst one.
    expect(off.reduce((sum, value) => sum + value) / off.length).toBeLessThan(1)
    expect(Math.max(...off)).toBeLessThan(8)
  })
})

describe('an enlarged picture', () => {
  test('is of the size that was asked for and the same each time', async () => {
    const picture = discs(20, 14)
    for (const scale of upscaler.descriptor.scales) {
      const first = await upscaler.upscale(picture, scale)
      expect([first.width, first.height, first.data.length]).toEqual([
        20 * scale,
        14 * scale,
        3 * 20 * 14 * scale * scale,
      ])
      expect(await upscaler.upscale(picture, scale)).toEqual(first)
    }
    expect(upscaler.descriptor.scales).toEqual([2, 4])
  })

  test('is the picture itself, only larger: its mean over each block is near the pixel, at the edges too', async () => {
    const picture = discs(24, 18)
    const large = await upscaler.upscale(picture, 4)
    let [sum, worst] = [0, 0]
    for (let i = 0; i < picture.data.length; i++) {
      const [c, x, y] = [i % 3, Math.floor(i / 3) % 24, Math.floor(i / 3 / 24)]
      let mean = 0
      for (let v = 0; v < 4; v++)
        for (let u = 0; u < 4; u++) mean += large.data[3 * ((4 * y + v) * large.width + 4 * x + u) + c]! / 16
      const off = Math.abs(mean - picture.data[i]!)
      sum += off
      worst = Math.max(worst, off)
    }
    expect(sum / picture.data.length).toBeLessThan(3)
    expect(worst).toBeLessThan(24)
  })

  test('half of it is the mean of what four times gives', async () => {
    const [two, four] = [await upscaler.upscale(discs(12, 10), 2), await upscaler.upscale(discs(12, 10), 4)]
    for (let i = 0; i < two.data.length; i++) {
      const [c, x, y] = [i % 3, Math.floor(i / 3) % two.width, Math.floor(i / 3 / two.width)]
      const at = (u: number, v: number): number => four.data[3 * ((2 * y + v) * four.width + 2 * x + u) + c]!
      expect(Math.abs(two.data[i]! - (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4)).toBeLessThanOrEqual(1)
    }
  })

  test('has no seams: in tiles it is what it is at once', { timeout: 60_000 }, async () => {
    const bundle = readUpscaler(folder)
    const inTiles = openUpscaler(
      { ...bundle, info: { ...bundle.info, tile: 48 } },
      upscaler.descriptor,
      pool,
      upscaler.device,
    )
    const picture = discs(70, 50)
    const [whole, tiled] = [await upscaler.upscale(picture, 4), await inTiles.upscale(picture, 4)]
    // Before rounding the two differ by what float32 sums differ by; a value on the edge of two bytes may fall on either.
    const differing = whole.data.filter((value, i) => value !== tiled.data[i]).length
    const worst = whole.data.reduce((most, value, i) => Math.max(most, Math.abs(value - tiled.data[i]!)), 0)
    expect(worst).toBeLessThanOrEqual(1)
    expect(differing / whole.data.length).toBeLessThan(1e-3)
  })

  test('ends between two tiles when it is cancelled, and knows no other scales', async () => {
    const gone = upscaler.upscale(discs(8, 8), 4, { signal: AbortSignal.abort(new Error('cancelled')) })
    await expect(gone).rejects.toThrow('cancelled')
    await expect(upscaler.upscale(discs(8, 8), 3)).rejects.toMatchObject({ code: 'model.request' })
  })
})
