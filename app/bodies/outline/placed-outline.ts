import { stepsAt } from '../../../nodes/clip/steps-at.ts'
import type { NodeView } from '../../document/index.ts'
import { encodedFrames } from './encoded-outline.ts'
import type { GrowOutline, OutlineContext } from './outline-clip.ts'
import { outlineModel } from './outline-model.ts'
import { outlineVideoInput } from './outline-video.ts'
import { type ClipOutline, type FrameOutline, Unsettled } from './outline.ts'
import { settledNumber, settledParam } from './settled-param.ts'

/** Where Place Frames puts its frames. */
export interface Placing {
  readonly frames: readonly FrameOutline[]
  /** The latent frame that the first goes to; below 0 where the beginning hangs over. */
  readonly at: number
  /** Whether At counts back from the end. */
  readonly fromEnd: boolean
  /** Seconds of one latent frame. */
  readonly step: number
}

/** Where Place Frames puts its frames in a clip. Throws `Unsettled`. */
export function placing(node: NodeView, context: OutlineContext, before: ClipOutline): Placing {
  const { view, facts } = context
  const model = outlineModel(view, node, facts)
  if (model.space !== before.model.space)
    throw new Unsettled(`This clip is of ${before.model.title}, and ${model.title} cannot read it.`)
  const total = before.frames.length
  const frames = encodedFrames(outlineVideoInput(node, 'frames', context), model)
  const fromEnd = settledParam(view, node, 'measured') === 'end'
  const step = model.compression.time / before.model.fps
  const steps = stepsAt(settledNumber(view, node, 'at'), step, total)
  if (model.compression.firstFrame === 'single' && (fromEnd || steps > 0))
    throw new Unsettled(`${model.title} packs its first frame apart. Set At to 0, measured from the start.`)
  const at = fromEnd ? total - frames.length - steps : steps
  if (Math.min(frames.length, total - at) <= Math.max(0, -at))
    throw new Unsettled('At is outside the clip. Choose a time inside it.')
  return { frames, at, fromEnd, step }
}

/** What Place Frames lays out: the frames where they belong, what hangs over the end cut off. */
export const placedOutline: GrowOutline = (node, context, before) => {
  const { frames, at } = placing(node, context, before)
  const strength = settledNumber(context.view, node, 'strength')
  return {
    ...before,
    frames: before.frames.map((frame, latent) => {
      const put = frames[latent - at]
      return put ? { known: strength, picture: put.picture } : frame
    }),
  }
}
