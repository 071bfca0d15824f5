import type { ModelDescriptor } from '../../../engine/define/index.ts'
import { modelSize } from '../../../nodes/clip/clip-size.ts'
import type { NodeView } from '../../document/index.ts'
import { firstDecoded, stepOf } from './clip-time.ts'
import type { OutlineContext } from './outline-clip.ts'
import { outlineModel } from './outline-model.ts'
import { outlineVideoInput } from './outline-video.ts'
import type { ClipOutline, FrameOutline, VideoOutline } from './outline.ts'
import { settledNumber } from './settled-param.ts'

/** What Encoder lays out: a video at the model's rate and size, all of it known. */
export function encodedOutline(node: NodeView, context: OutlineContext): ClipOutline {
  const { view, facts } = context
  const model = outlineModel(view, node, facts)
  const video = outlineVideoInput(node, 'video', context)
  const [w, h] = [settledNumber(view, node, 'width'), settledNumber(view, node, 'height')]
  const { width, height } = modelSize(model, w || video.width, h || video.height)
  const frames = encodedFrames(video, model)
  return { model, step: stepOf(model, frames.length), width, height, frames }
}

/** The latent frames that a video becomes. */
export function encodedFrames(video: VideoOutline, model: ModelDescriptor): readonly FrameOutline[] {
  const { time, firstFrame } = model.compression
  const shown = video.frames === 1 ? 1 : Math.max(1, Math.round((video.frames * model.fps) / video.fps))
  const latents = firstFrame === 'single' ? 1 + Math.ceil((shown - 1) / time) : Math.ceil(shown / time)
  return Array.from({ length: latents }, (_, latent) => {
    const index = Math.min(firstDecoded(model, latent), shown - 1)
    const frame = Math.min(video.frames - 1, Math.floor(((index + 0.5) * video.fps) / model.fps))
    return { known: 1, picture: video.pictureAt(frame) }
  })
}
