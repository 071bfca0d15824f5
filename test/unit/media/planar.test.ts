import { describe, expect, it } from 'vitest'
import { animationTiming } from '../../../engine/media/animation-timing.ts'
import { meantFrameRate } from '../../../engine/media/frame-rate.ts'
import { lumaWeights, planarFormat, planarToRgb } from '../../../engine/media/planar.ts'
import { i420Bytes, rgbToI420 } from '../../../engine/media/yuv.ts'
import { patches } from './pictures.ts'

describe('planarToRgb', () => {
  it.each([
    ['yuv420p', 8],
    ['yuv444p10le', 10],
    ['nv12', 8],
  ])('undoes the writer from %s', (name, bits) => {
    for (const [r, g, b] of patches) {
      const out = new Uint8Array(i420Bytes(2, 2))
      rgbToI420({ width: 2, height: 2, data: Uint8Array.from([r, g, b, r, g, b, r, g, b, r, g, b]) }, out)
      const [y, cb, cr] = [out[0]!, out[4]!, out[5]!]
      const wide = (value: number): number[] => [(value << 2) & 255, value >> 6]
      const plane = (value: number, samples: number): { data: Uint8Array; stride: number } => {
        const data = Array.from({ length: samples }, () => (bits === 10 ? wide(value) : [value])).flat()
        return { data: Uint8Array.from(data), stride: bits === 10 ? 4 : 2 }
      }
      const format = planarFormat(name)!
      const planes = format.interleaved
        ? [plane(y, 4), { data: Uint8Array.of(cb, cr), stride: 2 }]
        : [plane(y, 4), plane(cb, 4), plane(cr, 4)]
      const rgb = planarToRgb({
        width: 2,
        height: 2,
        format,
        planes,
        weights: lumaWeights('bt709', 2, 2),
        fullRange: false,
      })
      for (let i = 0; i < 12; i++)
        expect(Math.abs(rgb[i]! - [r, g, b][i % 3]!), `${r},${g},${b}`).toBeLessThanOrEqual(3)
    }
  })

  it('takes untagged video for what browsers take it', () => {
    expect(lumaWeights(null, 640, 480)).toEqual(lumaWeights('smpte170m', 1, 1))
    expect(lumaWeights(null, 1280, 720)).toEqual(lumaWeights('bt709', 1, 1))
    expect(() => lumaWeights('ictcp', 1, 1)).toThrow(expect.objectContaining({ code: 'media.unreadable' }))
    expect(planarFormat('gbrp')).toBeNull()
  })
})

describe('times', () => {
  it('gives the rate that was meant', () => {
    expect([11.9999, 24, 23.976, 29.97, 30.001, 12.5, 0, Number.NaN].map(meantFrameRate)).toEqual([
      12,
      24,
      24000 / 1001,
      30000 / 1001,
      30,
      12.5,
      1,
      1,
    ])
  })

  it('lays uneven delays on an even clock', () => {
    expect(animationTiming([80, 90, 80, 250], 10)).toEqual({ fps: 12, repeats: [1, 1, 1, 3] })
    expect(animationTiming([83, 84, 83], 1)).toEqual({ fps: 12, repeats: [1, 1, 1] })
    expect(animationTiming([0, 0], 10)).toEqual({ fps: 10, repeats: [1, 1] })
    // A delay between one frame and two is either, so that the next picture is not late.
    expect(animationTiming([100, 140, 140, 140, 140, 140], 10)).toEqual({
      fps: 10,
      repeats: [1, 1, 2, 1, 2, 1],
    })
    // A picture that is shorter than the others is shown all the same, and takes no time from the end.
    expect(animationTiming([30, 30, 30, 20, 30, 30], 10).repeats).toEqual([1, 1, 1, 1, 1, 1])
    expect(animationTiming([100], 10)).toEqual({ fps: 1, repeats: [1] })
  })
})
