import { describe, expect, it } from 'vitest'
import { frameDistance } from '../../../engine/media/frame-distance.ts'
import { type Frame, steadyFrames, steadyReach } from '../../../engine/media/index.ts'

const [width, height, count] = [24, 16, 24]
const how = { stride: 2, levels: 12 }

/** Bytes 0…255 that repeat by the seed alone. */
function dice(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31
}

/** A grey wall that flickers by up to `flicker` levels either way, with a white square of 4×4 that goes two pixels to the right a frame. */
function wall(flicker: number, square = true): Frame[] {
  const roll = dice(7)
  return Array.from({ length: count }, (_, index) => {
    const data = new Uint8Array(3 * width * height)
      .fill(100)
      .map((v) => v + Math.round((2 * roll() - 1) * flicker))
    if (square)
      for (let y = 6; y < 10; y++)
        for (let x = 0; x < 4; x++)
          data.fill(
            255,
            3 * (y * width + ((2 * index + x) % width)),
            3 * (y * width + ((2 * index + x) % width)) + 3,
          )
    return { index, width, height, data }
  })
}

async function* streamed(
  frames: readonly Frame[],
  read: (index: number) => void = () => {},
): AsyncGenerator<Frame> {
  for (const frame of frames) {
    read(frame.index)
    yield frame
  }
}

async function steadied(frames: readonly Frame[], settings = how): Promise<Frame[]> {
  const made: Frame[] = []
  for await (const frame of steadyFrames(streamed(frames), settings)) made.push(frame)
  return made
}

/** The mean change from frame to frame, in levels, of the rows that no square crosses. */
function flickerOf(frames: readonly Frame[]): number {
  let sum = 0
  for (let t = 1; t < frames.length; t++)
    for (let i = 0; i < 3 * width * 3; i++) sum += Math.abs(frames[t]!.data[i]! - frames[t - 1]!.data[i]!)
  return sum / (frames.length - 1) / (9 * width)
}

describe('steadyFrames', () => {
  it('takes the flicker from what stands still, and keeps its brightness', async () => {
    const plain = wall(6)
    const made = await steadied(plain)
    expect(made.map((frame) => frame.index)).toEqual(plain.map((frame) => frame.index))
    // Five to nine frames are in each mean, none of them in that of its neighbour.
    expect(flickerOf(made)).toBeLessThan(flickerOf(plain) / 2)
    for (const frame of made) {
      const top = frame.data.subarray(0, 9 * width)
      expect(top.reduce((a, b) => a + b) / top.length).toBeCloseTo(100, 0)
    }
  })

  it('leaves alone what moves, and does not let it shine through where it was', async () => {
    const plain = wall(0)
    expect((await steadied(plain)).map((frame) => frame.data)).toEqual(plain.map((frame) => frame.data))
  })

  it('lets nothing through a change of the whole picture', async () => {
    const cut = wall(0, false).map((frame, i) =>
      i < 9 ? frame : { ...frame, data: frame.data.map(() => 180) },
    )
    expect((await steadied(cut)).map((frame) => frame.data[0])).toEqual(cut.map((frame) => frame.data[0]))
  })

  it('makes the same of a part as of the whole, where the frames around it are there', async () => {
    const plain = wall(6)
    const whole = await steadied(plain)
    const around = steadyReach(how.stride)
    const part = await steadied(plain.slice(10 - around, 14 + around))
    expect(part.slice(around, around + 4).map((frame) => frame.data)).toEqual(
      whole.slice(10, 14).map((frame) => frame.data),
    )
  })

  it('reads no further ahead than it must, and writes to no frame it was given', async () => {
    const plain = wall(6)
    const before = plain.map((frame) => Uint8Array.from(frame.data))
    let read = -1
    for await (const frame of steadyFrames(
      streamed(plain, (index) => (read = index)),
      how,
    ))
      expect(read).toBe(Math.min(count - 1, frame.index + steadyReach(how.stride)))
    expect(plain.map((frame) => frame.data)).toEqual(before)
  })

  it.each([1, 2, 7])('gives back a video of %i frames', async (frames) => {
    expect(await steadied(wall(6).slice(0, frames))).toHaveLength(frames)
  })
})

describe('frameDistance', () => {
  it('is the mean of the squares of three channels, and the most of that within 5×5', () => {
    const [a, b] = [new Uint8Array(3 * 81), new Uint8Array(3 * 81)]
    b.set([30, 0, 0], 3 * 40) // the pixel in the middle of 9×9
    const apart = frameDistance(a, b, 9, 9)
    expect([apart[40], apart[9 * 2 + 4], apart[9 * 4 + 6], apart[9 * 6 + 2]]).toEqual([300, 300, 300, 300]) // up to two away
    expect([apart[9 * 1 + 4], apart[9 * 4 + 7]]).toEqual([0, 0])
  })
})
