import type { ModelDescriptor } from '../../define/values.ts'
import type { Bundle } from './bundle.ts'
import type { BundleInfo } from './bundle-schema.ts'

/** What travels on a `model` wire for a bundle whose sha256 is known. */
export function describeBundle({ info }: Bundle, sha256: string): ModelDescriptor {
  const { steps, guidance, shift, solver, width, height, seconds, activeTo, steady, scale } = info.defaults
  return {
    id: info.id,
    title: info.title,
    family: info.family,
    sha256,
    space: info.latentSpace,
    channels: info.latentChannels,
    compression: info.compression,
    patch: info.patch,
    fps: info.fps,
    maxFrames: info.maxFrames,
    maxShots: info.maxShots,
    perFrameNoise: info.perFrameNoise,
    text: { maxTokens: info.text.maxTokens, width: info.text.width },
    defaults: {
      steps,
      guidance,
      shift,
      solver,
      width,
      height,
      seconds,
      ...(activeTo === undefined ? {} : { activeTo }),
      ...(steady === undefined ? {} : { steady }),
      ...(scale === undefined ? {} : { scale }),
    },
    ...(info.sizes ? { sizes: info.sizes } : {}),
    preview: previewOf(info.preview),
    licence: info.license,
  }
}

/** A projection whose black and white are `range`, as one to 0…1. */
function previewOf({
  factors,
  bias,
  range: [black, white],
}: BundleInfo['preview']): ModelDescriptor['preview'] {
  const span = white - black
  return {
    factors: factors.map(([r, g, b]) => [r / span, g / span, b / span] as const),
    bias: [(bias[0] - black) / span, (bias[1] - black) / span, (bias[2] - black) / span],
  }
}
