import { afterAll, beforeAll, expect, test } from 'vitest'
import { imageVideo } from '../../../engine/media/index.ts'
import { encoder } from '../../../nodes/codec/encoder.ts'
import { loadModel } from '../../../nodes/model/load-model.ts'
import { runNode } from '../../contract/nodes/run-node.ts'
import { openTestServices, type TestServices } from '../../contract/nodes/test-services.ts'

let services: TestServices
beforeAll(async () => {
  services = await openTestServices()
})
afterAll(() => services?.close())

const picture = { width: 96, height: 64, data: new Uint8Array(96 * 64 * 3).fill(120) }

/** What the Encoder notes of a picture at a size. */
async function notesAt(width: number, height: number, frames = 2): Promise<readonly string[]> {
  const { model } = (await runNode(loadModel, { model: 'picturebook' }, services)).outputs
  const inputs = { model, video: imageVideo(picture, frames, 8), width, height, fit: 'cover' }
  return (await runNode(encoder, inputs, services)).notes
}

test('says what became of a video, and of a size that its model never saw', async () => {
  const strange = 'Picturebook was trained at 64 × 64 only; 96 × 64 will look worse.'
  expect(await notesAt(0, 0)).toEqual([strange])
  expect(await notesAt(80, 64)).toEqual([expect.stringContaining('became'), strange.replace('96', '80')])
  expect(await notesAt(64, 64)).toEqual([expect.stringContaining('became')])
})

test('says that the last frame is repeated where it fills no latent', async () => {
  expect(await notesAt(64, 64, 16)).toEqual([expect.not.stringContaining('repeated')])
  expect((await notesAt(0, 0, 17))[0]).toBe(
    '17 frames at 8 fps, 96 × 64 became 18 frames, 2.25 s at 8 fps, 96 × 64. The last frame is repeated to fill the last latent frame.',
  )
  // A picture is one latent, whatever it takes.
  expect((await notesAt(0, 0, 1)).filter((note) => note.includes('repeated'))).toEqual([])
})
