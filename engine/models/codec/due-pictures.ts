import type { Tensor } from 'onnxruntime-node'
import type { LatentShape } from '../../diffusion/clip.ts'
import type { BundleInfo } from '../bundle/bundle-schema.ts'
import { UnsupportedGraphError } from '../model-error.ts'

/**
 * What a decoder gave for the latents of `shape`, `[…, 3, frames, height, width]` as the bundle says. Throws
 * `model.unsupported` where it is of another shape, or where it gave nothing under that name.
 */
export function duePictures(
  info: BundleInfo,
  output: Tensor | undefined,
  [, latents, h, w]: LatentShape,
  frames: number,
): Tensor {
  const due = [3, frames, h * info.compression.space, w * info.compression.space]
  if (output && output.dims.slice(-4).join() === due.join()) return output
  throw new UnsupportedGraphError(
    info.id,
    `The decoder of "${info.id}" gave ${output ? output.dims.join('×') : 'nothing'} for ${latents} latent frames of ${h}×${w}, where ${due.join('×')} ` +
      'were due. State how it compresses time and space in bundle.json, or export it anew.',
  )
}
