import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { type LatentShape, placeFrames as placePattern } from '../../engine/diffusion/index.ts'
import { encodeVideo } from '../codec/encode-video.ts'
import { takeSegment } from '../codec/shot-segments.ts'
import { checkSpace } from './check-space.ts'
import { seconds } from './clip-size.ts'
import { openDescribed } from './open-described.ts'
import type { placeFrames } from './place-frames.ts'
import { stepsAt } from './steps-at.ts'

/** Encodes the frames at the size of the clip and puts them where they belong; what hangs over the end is cut off. */
export const run: Run<typeof placeFrames> = async ({ inputs, node, note, progress, services, signal }) => {
  const { model, clip, frames, measured, strength, fit } = inputs
  checkSpace(clip, model, node)
  const [channels, total, height, width] = clip.shape
  const { time, space, firstFrame } = model.compression
  const spacing = time / clip.fps
  const steps = stepsAt(inputs.at, spacing, total)
  if (firstFrame === 'single' && (measured === 'end' || steps > 0)) {
    throw new ReelgraphError(
      'model.first-frame',
      node,
      `${model.title} packs its first frame apart from the rest, so frames can be placed at its start only. ${
        measured === 'end' ? 'Set Measured from to Start, and At to 0.' : 'Set At to 0.'
      }`,
    )
  }
  const open = await openDescribed(services.models, model, node)
  const size = { width: width * space, height: height * space }
  const encoded = await encodeVideo(open, frames, size, fit, signal, progress)
  const count = encoded.shape[1]
  const at = measured === 'start' ? steps : total - count - steps
  const first = Math.max(0, -at)
  const last = Math.min(count, total - at)
  if (last <= first) {
    throw new ReelgraphError(
      'place.outside',
      node,
      `At ${seconds(inputs.at)} s is outside the clip, which is ${seconds(total * spacing)} s long. Choose a time inside it.`,
    )
  }
  const shape: LatentShape = [channels, count, height, width]
  const { latents } = takeSegment(encoded.latents, shape, { first, last, start: 0, end: 0 })
  const start = at + first
  const until = start + last - first
  note(`The frames are at ${seconds(start * spacing)} s to ${seconds(until * spacing)} s.`)
  if (last - first < count)
    note(`${seconds((count - last + first) * spacing)} s hang over the clip and are left out.`)
  return { clip: placePattern(clip, { latents, at: start, strength }) }
}
