import { encodedFrames } from './encoded-outline.ts'
import type { GrowOutline } from './outline-clip.ts'
import { outlineModel } from './outline-model.ts'
import { outlineVideoInput } from './outline-video.ts'
import { Unsettled } from './outline.ts'
import { settledNumber, settledParam } from './settled-param.ts'

/** What Place Frames lays out: the frames where they belong, what hangs over the end cut off. */
export const placedOutline: GrowOutline = (node, context, before) => {
  const { view, facts } = context
  const model = outlineModel(view, node, facts)
  if (model.space !== before.model.space)
    throw new Unsettled(`This clip is of ${before.model.title}, and ${model.title} cannot read it.`)
  const total = before.frames.length
  const placed = encodedFrames(outlineVideoInput(node, 'frames', context), model)
  const fromEnd = settledParam(view, node, 'measured') === 'end'
  const steps = Math.round(settledNumber(view, node, 'at') / (model.compression.time / before.model.fps))
  if (model.compression.firstFrame === 'single' && (fromEnd || steps > 0))
    throw new Unsettled(`${model.title} packs its first frame apart. Set At to 0, measured from the start.`)
  const at = fromEnd ? total - placed.length - steps : steps
  if (Math.min(placed.length, total - at) <= Math.max(0, -at))
    throw new Unsettled('At is outside the clip. Choose a time inside it.')
  const strength = settledNumber(view, node, 'strength')
  return {
    ...before,
    frames: before.frames.map((frame, latent) => {
      const put = placed[latent - at]
      return put ? { known: strength, picture: put.picture } : frame
    }),
  }
}
