import type { ModelDescriptor } from '../../../engine/define/index.ts'

/** A model whose latents all cover two frames, as picturebook's do. */
export const sameModel: ModelDescriptor = {
  id: 'picturebook',
  title: 'Picturebook',
  family: 'picturebook',
  sha256: '0'.repeat(64),
  space: 'picturebook-1',
  channels: 2,
  compression: { time: 2, space: 8, firstFrame: 'same' },
  patch: 2,
  fps: 8,
  maxFrames: 12,
  maxShots: 8,
  perFrameNoise: true,
  text: { maxTokens: 32, width: 4 },
  defaults: { steps: 24, guidance: 3, shift: 4, solver: 'euler', width: 64, height: 64, seconds: 2.25 },
  preview: {
    factors: [
      [1, 0, 0],
      [0, 1, 0],
    ],
    bias: [0, 0, 0],
  },
  licence: 'Apache-2.0',
}

/** A model whose first latent covers one frame and each of the rest four, as Wan's do. */
export const singleModel: ModelDescriptor = {
  ...sameModel,
  id: 'tiny-wan',
  title: 'Tiny Wan',
  space: 'wan-2',
  compression: { time: 4, space: 8, firstFrame: 'single' },
  fps: 16,
  perFrameNoise: false,
}
