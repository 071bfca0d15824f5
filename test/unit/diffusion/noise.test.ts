import { describe, expect, it } from 'vitest'
import { frameStreams, gaussian, philox } from '../../../engine/diffusion/index.ts'

const words = (counter: number[], key: number[]) => {
  const out = new Uint32Array(4)
  philox(Uint32Array.from(counter), Uint32Array.from(key), out)
  return [...out]
}

describe('philox4x32-10', () => {
  it('gives the known answers of Random123', () => {
    const ones = 0xffffffff
    expect(words([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8])
    expect(words([ones, ones, ones, ones], [ones, ones])).toEqual([
      0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
    ])
    expect(words([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
      0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
    ])
  })
})

describe('gaussian', () => {
  it('is standard normal: moments, tails and no correlation between neighbours', () => {
    const draw = gaussian({ seed: 1, stream: 2, index: 3, length: 200_000 })
    const moment = (n: number) => draw.reduce((sum, v) => sum + v ** n, 0) / draw.length
    expect(Math.abs(moment(1))).toBeLessThan(0.01)
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015)
    expect(Math.abs(moment(3))).toBeLessThan(0.03)
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1)
    const beyond3 = draw.filter((v) => Math.abs(v) > 3).length / draw.length
    expect(Math.abs(beyond3 - 0.0027)).toBeLessThan(0.0005)
    let next = 0
    for (let i = 0; i + 1 < draw.length; i++) next += (draw[i]! * draw[i + 1]!) / draw.length
    expect(Math.abs(next)).toBeLessThan(0.01)
  })

  it('depends on seed, stream and index in all their bits, and on nothing else', () => {
    const address = { seed: 2 ** 53 - 1, stream: 2 ** 52, index: 2 ** 32 - 1, length: 8 }
    const one = gaussian(address)
    expect(gaussian(address)).toEqual(one)
    expect(gaussian({ ...address, length: 13 }).subarray(0, 8)).toEqual(one)
    for (const other of [
      { seed: 2 ** 53 - 2 },
      { seed: 2 ** 52 - 1 },
      { stream: 0 },
      { stream: 1 },
      { index: 0 },
    ]) {
      expect(gaussian({ ...address, ...other })).not.toEqual(one)
    }
  })

  it('has these values on every machine', () => {
    expect([...gaussian({ seed: 42, stream: 7, index: 1, length: 4 })]).toMatchInlineSnapshot(`
      [
        -0.02801629714667797,
        -0.04180203378200531,
        -0.19255521893501282,
        -0.16764038801193237,
      ]
    `)
  })

  it('refuses numbers out of range by name', () => {
    for (const wrong of [
      { seed: -1 },
      { seed: 2 ** 53 },
      { seed: NaN },
      { stream: 0.5 },
      { index: 2 ** 32 },
      { length: -1 },
    ]) {
      const call = () => gaussian({ seed: 0, stream: 0, index: 0, length: 1, ...wrong })
      expect(call).toThrow(
        expect.objectContaining({ code: 'diffusion.range', subject: Object.keys(wrong)[0] }),
      )
    }
  })
})

describe('frame streams', () => {
  it('belong to a frame’s time, and never to two frames', () => {
    const streams = frameStreams([0, 0.125, 0.25, 0.125, -3600])
    expect(new Set(streams).size).toBe(5)
    expect(frameStreams([-1, 0, 0.125]).slice(1)).toEqual(streams.slice(0, 2))
    expect(streams.every((stream) => Number.isSafeInteger(stream) && stream >= 0)).toBe(true)
    for (const time of [NaN, Infinity, -1e9, 1e12]) expect(() => frameStreams([time])).toThrow(/time/)
  })
})
