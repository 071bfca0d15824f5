import type { ModelDescriptor } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'
import { seconds } from '../clip/clip-size.ts'
import type { windowOptions, WindowWishes } from './window-options.ts'

/** What to know of a clip made in these windows where Window, Overlap and Anchor frames ask for more than the model sees at once; nothing where they fit. */
export function narrowedWindows(
  wishes: WindowWishes,
  { maxFrames, context, sink }: ReturnType<typeof windowOptions>,
  clip: Clip,
  model: ModelDescriptor,
): string | undefined {
  if (clip.shape[1] <= maxFrames) return undefined
  const second = clip.fps / model.compression.time
  const more = (wish: number, got: number): boolean => Math.round(wish * second) > got
  const cut =
    more(wishes.context, maxFrames) ||
    more(wishes.overlap || Math.ceil(maxFrames / 2) / second, context) ||
    Math.min(wishes.anchor, clip.shape[1]) > sink
  if (!cut) return undefined
  const long = `${maxFrames} latent frames (${seconds(maxFrames / second)} s)`
  const made = maxFrames - context - sink
  return (
    `${model.title} sees ${long} of this clip at once: ${sink} anchor frames, ${context} that overlap and ${made} to be made. ` +
    'Window, Overlap and Anchor frames were shortened to that.'
  )
}
