import { projectPreview } from '../diffusion/index.ts'
import { fromHalf } from '../models/session/half.ts'
import type { KeptStep } from './kept-step.ts'
import type { PreviewHeader } from './protocol.ts'

/** A step up to this size goes out as latents, which the browser projects; a larger one as pixels. */
const mostLatentBytes = 256 * 1024

/** A step as a viewer gets it. */
export interface EncodedPreview {
  readonly header: Omit<PreviewHeader, 'seq'>
  readonly bytes: Uint8Array
}

/** Header and bytes of a step: always the predicted clean latents of all frames. */
export function encodePreview({
  run,
  node,
  item,
  step,
  of,
  sigma,
  shape,
  latents,
  projection,
  timing,
}: KeptStep): EncodedPreview {
  const [channels, frames, height, width] = shape as [number, number, number, number]
  const which = item === undefined ? {} : { item }
  const about = { run, node, ...which, step, of, sigma, frames, width, height, timing }
  if (latents.byteLength <= mostLatentBytes) {
    const bytes = new Uint8Array(latents.buffer, latents.byteOffset, latents.byteLength)
    return { header: { ...about, encoding: 'latents-f16', projection }, bytes }
  }
  const bytes = projectPreview(fromHalf(latents), [channels, frames, height, width], projection)
  return { header: { ...about, encoding: 'rgb8' }, bytes }
}
