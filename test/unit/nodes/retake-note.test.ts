import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyClip } from '../../../engine/diffusion/index.ts'
import { retake } from '../../../nodes/clip/retake.ts'
import { runNode } from '../../contract/nodes/run-node.ts'
import { openTestServices, type TestServices } from '../../contract/nodes/test-services.ts'

let services: TestServices
beforeAll(async () => {
  services = await openTestServices()
})
afterAll(() => services?.close())

test('says what is made again, and at Strength 0 that nothing is', async () => {
  const shape = { space: 'test', channels: 1, frames: 8, height: 2, width: 2, fps: 8, stride: 2 }
  const clip = { ...emptyClip(shape), sigma: new Float32Array(8), known: new Float32Array(8).fill(1) }
  const notesAt = async (strength: number): Promise<readonly string[]> =>
    (await runNode(retake, { clip, from: 0.5, to: 1.5, strength }, services)).notes
  expect(await notesAt(0.5)).toEqual(['0.5 s to 1.5 s will be made again.'])
  expect(await notesAt(0)).toEqual(['0.5 s to 1.5 s stays as it is at Strength 0. Choose a higher one.'])
})
