import { expect, test } from 'vitest'
import { saveVideo } from '../../../nodes/media/save-video.ts'

const accepts = (name: string): boolean => saveVideo.inputs.name.schema.safeParse(name).success

test.each(['video', 'my video', 'v1.2', 'console', 'com', '猫'.repeat(66), 'a'.repeat(120)])(
  'takes %j',
  (name) => expect(accepts(name)).toBe(true),
)

const refused = [
  '',
  ' ',
  'x ',
  ' x',
  'x.',
  '.x',
  'x\u3000',
  'con',
  'CON',
  'nul.v2',
  'com1',
  'Lpt9 .x',
  'a/b',
  'a\\b',
]
test.each([...refused, 'a'.repeat(121)])('refuses %j', (name) => expect(accepts(name)).toBe(false))

test('refuses what would be too long for a disk, though it has few letters', () => {
  expect(accepts('猫'.repeat(67))).toBe(false)
  expect(accepts('😀'.repeat(51))).toBe(false)
})
