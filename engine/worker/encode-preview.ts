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

/**
 * Header and bytes of a step: always the predicted clean latents of all frames, and after them, where both fit, the pictures that the
 * model drew of them.
 */
export function encodePreview({
  run,
  node,
  item,
  step,
  of,
  sigma,
  shape,
  latents,
  pictures,
  projection,
  timing,
}: KeptStep): EncodedPreview {
  const [channels, frames, height, width] = shape as [number, number, number, number]
  const which = item === undefined ? {} : { item }
  const about = { run, node, ...which, step, of, sigma, frames, width, height, timing }
  if (latents.byteLength <= mostLatentBytes) {
    const raw = new Uint8Array(latents.buffer, latents.byteOffset, latents.byteLength)
    // Pictures that do not fit beside them are left out: without the latents there would be no channels to look at.
    if (!pictures || raw.length + pictures.rgb.length > mostLatentBytes)
      return { header: { ...about, encoding: 'latents-f16', projection }, bytes: raw }
    const size = { width: pictures.width, height: pictures.height }
    const bytes = new Uint8Array(raw.length + pictures.rgb.length)
    bytes.set(raw)
    bytes.set(pictures.rgb, raw.length)
    return { header: { ...about, encoding: 'latents-f16', pictures: size }, bytes }
  }
  if (pictures) {
    const { width, height, rgb } = pictures
    return { header: { ...about, width, height, encoding: 'rgb8' }, bytes: rgb }
  }
  const bytes = projectPreview(fromHalf(latents), [channels, frames, height, width], projection)
  return { header: { ...about, encoding: 'rgb8' }, bytes }
}
