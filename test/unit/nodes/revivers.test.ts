import { expect, it } from 'vitest'
import { reviveVideo } from '../../../engine/media/index.ts'
import { nodeRevivers } from '../../../nodes/revivers.ts'

it('opens no file by its place: a kept video may come with somebody else’s workflow', () => {
  const revivers = nodeRevivers({} as never, {} as never)
  const facts = { width: 8, height: 8, fps: 8, frames: 1 }
  const file = { type: 'file', path: '/etc/hostname', ...facts } as never
  expect(() => reviveVideo(file, revivers)).toThrow('not known here')
  const nested = { type: 'concat', videos: [file] } as never
  expect(() => reviveVideo(nested, revivers)).toThrow('not known here')
})
