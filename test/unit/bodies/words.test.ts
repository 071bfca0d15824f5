import { expect, test } from 'vitest'
import { clipWords } from '../../../app/bodies/foot/clip-words.ts'
import { modelWords } from '../../../app/bodies/foot/model-words.ts'
import { fileWords } from '../../../app/bodies/media/file-words.ts'
import { savedWords } from '../../../app/bodies/media/saved-words.ts'
import { layStory } from '../../../app/bodies/storyboard/lay-story.ts'
import { framesWords, storyWords } from '../../../app/bodies/storyboard/story-words.ts'
import { movedRange } from '../../../app/bodies/strip/frame-range.tsx'
import { sameModel } from './models.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('a clip, a file and a model are told in words', () => {
  const frames = Array.from({ length: 9 }, () => ({ known: 0 }))
  const clip = { model: sameModel, frames, width: 64, height: 48 }
  const { fps, compression, defaults } = sameModel
  expect(plain(clipWords(clip))).toBe(
    `${9 * compression.time} frames, ${(9 * compression.time) / fps} s at ${fps} fps, 64 × 48`,
  )
  expect(plain(modelWords(sameModel))).toContain(`${defaults.width} × ${defaults.height} at ${fps} fps`)
  const several = {
    ...sameModel,
    sizes: [
      { width: 96, height: 64 },
      { width: 64, height: 96 },
    ],
  }
  expect(plain(modelWords(several))).toContain('96 × 64, 64 × 96 at 8 fps')
  const file = { state: 'here', name: 'a', mime: 'video/mp4', width: 384, height: 384, fps: 8 } as const
  expect(fileWords({ ...file, moves: true, frames: 18 })).toBe('384 × 384, 2.25 s, 18 frames at 8 fps')
  expect(fileWords({ ...file, moves: false, frames: 1 })).toBe('384 × 384')
})

test('when something was saved is a time today, and a day before that', () => {
  const now = new Date(2026, 3, 14, 12).getTime()
  expect(savedWords(new Date(2026, 3, 14, 10, 38).getTime(), now)).toBe('Last saved, 10:38')
  expect(savedWords(new Date(2026, 3, 13, 9, 5).getTime(), now)).toBe('Last saved, 13 Apr, 09:05')
})

test('a story says one of a thing in the singular', () => {
  const one = layStory([{ prompt: 'a', seconds: 0.05, camera: 'still' }], sameModel)
  expect(storyWords(one)).toMatch(/^1 shot, 1 latent frame, \d+ frames?, /)
  expect(framesWords(3, 1)).toBe('Frame 3')
  expect(framesWords(5, 5)).toBe('Frames 5 to 9')
})

test('a range stays within its clip and keeps a frame', () => {
  const range = { start: 3, end: 6, total: 9 }
  expect(movedRange('whole', 2, range)).toEqual([5, 8])
  expect(movedRange('whole', 9, range)).toEqual([6, 9])
  expect(movedRange('whole', -9, range)).toEqual([0, 3])
  expect(movedRange('start', 9, range)).toEqual([5, 6])
  expect(movedRange('start', -9, range)).toEqual([0, 6])
  expect(movedRange('end', -9, range)).toEqual([3, 4])
  expect(movedRange('end', 9, range)).toEqual([3, 9])
})
