import { afterAll, beforeAll, expect, test } from 'vitest'
import { imageVideo } from '../../../engine/media/index.ts'
import { saveVideo } from '../../../nodes/media/save-video.ts'
import { runNode } from '../../contract/nodes/run-node.ts'
import { openTestServices, type TestServices } from '../../contract/nodes/test-services.ts'

let services: TestServices
beforeAll(async () => {
  services = await openTestServices()
})
afterAll(() => services?.close())

test.each([
  [16, ['Scale 16 makes it 4112×64 pixels; at 1 it keeps its 257×4.']],
  [15, []],
])('a video that is made %i times as large is told of where it becomes huge', async (scale, notes) => {
  const video = imageVideo({ width: 257, height: 4, data: new Uint8Array(257 * 4 * 3) }, 1, 8)
  const inputs = {
    video,
    name: 'wide',
    format: 'png',
    quality: 80,
    scale,
    edges: 'nearest',
    frame: 0,
    workflow: false,
  }
  const call = await runNode(saveVideo, inputs, services, { key: `wide ${scale}` })
  expect(call.notes).toEqual(notes)
})
