// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { Films } from '../../../app/bodies/pictures/film.ts'
import { PictureTimes } from '../../../app/bodies/pictures/picture-times.ts'
import { animationTiming } from '../../../engine/media/animation-timing.ts'

afterEach(() => vi.unstubAllGlobals())

/** Delays in ms of animations whose pictures stay for different times; up to 10 are "as fast as possible". */
const animations = [
  [100, 300, 100, 200],
  [0, 10, 200, 100],
  [30, 30, 40, 30, 30, 40],
  [500, 20, 20, 20, 460],
  [70],
]

test('a frame of the even clock shows the stored picture that is on then', () => {
  for (const delays of animations) {
    const { fps, repeats } = animationTiming(delays, 10)
    const times = new PictureTimes()
    for (const delay of delays) times.add(delay * 1000)
    const shown = repeats.flatMap((count, picture) => Array.from({ length: count }, () => picture))
    const found = shown.map((_, frame) => times.at(frame, fps) ?? delays.length - 1)
    expect(found, delays.join()).toEqual(shown)
  }
})

test('nothing is said of a time that the pictures so far do not reach', () => {
  const times = new PictureTimes()
  expect(times.at(0, 10)).toBeUndefined()
  times.add(null)
  expect([times.at(0, 10), times.at(1, 10)]).toEqual([0, undefined])
})

test('an animation is read at the picture of a time, not at the picture of that number', async () => {
  const [delays = []] = animations
  const asked: number[] = []
  class ImageDecoder {
    readonly completed = Promise.resolve()
    readonly tracks = { selectedTrack: { frameCount: delays.length } }
    async decode({ frameIndex }: { frameIndex: number }): Promise<unknown> {
      asked.push(frameIndex)
      const duration = delays[frameIndex]! * 1000
      return { image: { duration, displayWidth: 8, displayHeight: 8, close() {} } }
    }
    close(): void {}
  }
  vi.stubGlobal('ImageDecoder', ImageDecoder)
  vi.stubGlobal('fetch', async () => new Response(new Uint8Array(1)))
  const films = new Films()
  const last: (number | undefined)[] = []
  for (let frame = 0; frame < 8; frame++) {
    await films.frame('/film.gif', 'image/gif', frame, 10)
    last.push(asked.at(-1))
  }
  expect(last).toEqual([0, 1, 1, 1, 2, 3, 3, 3])
})
