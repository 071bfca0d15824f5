import type { Run } from '../../engine/define/index.ts'
import { emptyClip as emptyPattern } from '../../engine/diffusion/index.ts'
import { clipInWords, latentFramesFor, modelSize } from './clip-size.ts'
import { strangeSize } from './strange-size.ts'
import type { emptyClip } from './empty-clip.ts'

/** An empty clip of the nearest size and length that the model can make; a note says what that is. */
export const run: Run<typeof emptyClip> = ({ inputs, note }) => {
  const { model, frames, seconds } = inputs
  const { latentWidth, latentHeight } = modelSize(model, inputs.width, inputs.height)
  const clip = emptyPattern({
    space: model.space,
    channels: model.channels,
    frames: latentFramesFor(model, frames > 0 ? frames : seconds * model.fps),
    width: latentWidth,
    height: latentHeight,
    fps: model.fps,
    stride: model.compression.time,
  })
  note(clipInWords(clip, model))
  const strange = strangeSize(clip, model)
  if (strange !== undefined) note(strange)
  return { clip }
}
