import { afterAll, beforeAll, expect, test } from 'vitest'
import { multiShotComposer } from '../../../nodes/clip/multi-shot-composer.ts'
import { placeFrames } from '../../../nodes/clip/place-frames.ts'
import { encoder } from '../../../nodes/codec/encoder.ts'
import { ditSampler } from '../../../nodes/sampling/dit-sampler.ts'
import { promptRewriter } from '../../../nodes/text/prompt-rewriter.ts'
import { textEncoder } from '../../../nodes/text/text-encoder.ts'
import { runNode } from '../../contract/nodes/run-node.ts'
import { inputsFor, makeAssets, makeSamples, type Samples } from '../../contract/nodes/sample-inputs.ts'
import { openTestServices, type TestServices } from '../../contract/nodes/test-services.ts'

let services: TestServices
let samples: Samples
let assets: Record<'image' | 'video', string>
beforeAll(async () => {
  services = await openTestServices()
  samples = await makeSamples(services)
  assets = await makeAssets(services, samples)
})
afterAll(() => services?.close())

test.each([textEncoder, promptRewriter, encoder, placeFrames, multiShotComposer, ditSampler])(
  '$type makes nothing with other weights than a frozen Load Model describes',
  async (node) => {
    const inputs = inputsFor(node, samples, assets, 'openClip')
    const model = { ...(inputs['model'] as object), sha256: '0'.repeat(64) }
    await expect(runNode(node, { ...inputs, model }, services)).rejects.toMatchObject({
      code: 'model.changed',
      subject: 'node',
      message: expect.stringContaining('Unfreeze Load Model'),
    })
  },
)
