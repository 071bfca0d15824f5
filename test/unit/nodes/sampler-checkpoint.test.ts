import { expect, test } from 'vitest'
import type { DeviceChoice, Packed } from '../../../engine/define/index.ts'
import type { Checkpoint } from '../../../engine/diffusion/index.ts'
import { digestOf, keptCheckpoint, loadCheckpoint } from '../../../nodes/sampling/sampler-checkpoint.ts'

const device: DeviceChoice = {
  provider: 'cpu',
  precision: 'fp32',
  threads: 2,
  runtime: 'onnxruntime 1',
  reason: 'asked for',
}
const checkpoint: Checkpoint = {
  run: 'r',
  wave: 0,
  step: 3,
  latents: Float32Array.of(1),
  x: Float32Array.of(2),
  state: { solver: 'euler', options: {}, step: 3, history: {} },
  running: new Float64Array(0),
}

const given = digestOf(checkpoint.latents)

async function load(packed: Packed, on: DeviceChoice, latents = checkpoint.latents) {
  const notes: string[] = []
  const slot = { load: async () => packed, offer: async () => {} }
  const found = await loadCheckpoint(slot, on, digestOf(latents), (message) => notes.push(message))
  return { found, notes }
}

test('a checkpoint goes on where it began without a word', async () => {
  const { found, notes } = await load(keptCheckpoint(checkpoint, device, given), {
    ...device,
    reason: 'other words',
  })
  expect(found).toEqual(checkpoint)
  expect(notes).toEqual([])
})

test.each([{ threads: 4 }, { runtime: 'onnxruntime 2' }, { provider: 'cuda' as const }])(
  'a checkpoint goes on with %o and says so',
  async (change) => {
    const { found, notes } = await load(keptCheckpoint(checkpoint, device, given), { ...device, ...change })
    expect(found).toEqual(checkpoint)
    expect(notes).toEqual([expect.stringContaining('began elsewhere')])
  },
)

test("a checkpoint of another version's arithmetic is left, and that is said", async () => {
  const { meta, buffers } = keptCheckpoint(checkpoint, device, given)
  const old = { meta: { ...(meta as object), numerics: 0 } as Packed['meta'], buffers }
  const { found, notes } = await load(old, device)
  expect(found).toBeUndefined()
  expect(notes).toEqual([expect.stringContaining('another version')])
})

test('a checkpoint of a clip with other latents is left, and that is said', async () => {
  const { found, notes } = await load(keptCheckpoint(checkpoint, device, given), device, Float32Array.of(2))
  expect(found).toBeUndefined()
  expect(notes).toEqual([expect.stringContaining('another clip')])
})
