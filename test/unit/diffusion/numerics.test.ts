import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  type DenoiseRequest,
  emptyClip,
  extendClip,
  makeSchedule,
  numericsVersion,
  sampleClip,
  solverNames,
} from '../../../engine/diffusion/index.ts'

it('the same run gives the same bits as when numericsVersion was last raised', async () => {
  const first = emptyClip({ space: 's', channels: 3, frames: 2, height: 3, width: 5, fps: 8, stride: 4 })
  const clip = extendClip({ ...first, sigma: new Float32Array(2) }, { mode: 'both', seconds: 1.5, stride: 4 })
  const denoise = ({ latents, sigma }: DenoiseRequest) => ({
    x0: latents.map((v) => v / (1 + v * v) + 0.1 * sigma[0]!),
    uncond: latents.map((v) => 0.5 * v),
  })
  const hash = createHash('sha256')
  for (const solver of solverNames) {
    for (const name of ['cfg', 'cfg-zero', 'apg'] as const) {
      const options = {
        solver,
        guidance: { name, scale: 3 },
        maxFrames: 5,
        context: 2,
        historyNoise: 0.03,
        denoise,
      }
      const sigmas = makeSchedule('token-shift', 6, { tokens: 2000 })
      const { clip: made } = await sampleClip(clip, { ...options, sigmas, seed: 12_345 })
      hash.update(new Uint8Array(made.latents.buffer as ArrayBuffer))
    }
  }
  // If this differs on purpose, raise numericsVersion and write the new hash down.
  expect({ version: numericsVersion, sha256: hash.digest('hex').slice(0, 32) }).toMatchInlineSnapshot(`
    {
      "sha256": "0e77e6fb663c045e79688acfda5b80a7",
      "version": 6,
    }
  `)
})
