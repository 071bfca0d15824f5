import type { ModelDescriptor } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'
import { seconds } from '../clip/clip-size.ts'
import { wishedFrames, type windowOptions, type WindowWishes } from './window-options.ts'

/** What to know of a clip made in these windows where Window, Overlap and Anchor frames ask for more than the model sees at once; nothing where they fit. */
export function narrowedWindows(
  wishes: WindowWishes,
  { maxFrames, context, sink }: ReturnType<typeof windowOptions>,
  clip: Clip,
  model: ModelDescriptor,
): string | undefined {
  if (clip.shape[1] <= maxFrames) return undefined
  const wished = wishedFrames(wishes, clip, model)
  if (wished.context <= maxFrames && wished.overlap <= context && wished.anchor <= sink) return undefined
  const long = `${maxFrames} latent frames (${seconds((maxFrames * model.compression.time) / clip.fps)} s)`
  const made = maxFrames - context - sink
  return (
    `${model.title} sees ${long} of this clip at once: ${sink} anchor frames, ${context} that overlap and ${made} to be made. ` +
    'Window, Overlap and Anchor frames were shortened to that.'
  )
}
