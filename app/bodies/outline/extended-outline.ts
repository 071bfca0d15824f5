import { latentFrames } from '../../../engine/diffusion/patterns/empty-clip.ts'
import { foundSpacing } from './clip-time.ts'
import type { GrowOutline } from './outline-clip.ts'
import { isFed } from './is-fed.ts'
import { type FrameOutline, Unsettled } from './outline.ts'
import { outlineModel } from './outline-model.ts'
import { settledNumber, settledParam } from './settled-param.ts'

/** What Extend Clip lays out: what is kept of the clip, and frames to be made beside it. */
export const extendedOutline: GrowOutline = (node, { view, facts }, before) => {
  const { model } = before
  const total = before.frames.length
  const direction = settledParam(view, node, 'direction') as 'before' | 'after' | 'both' | 'loop'
  const wired = isFed(view, node, 'model')
  const checked = wired ? outlineModel(view, node, facts) : undefined
  if (checked && checked.space !== model.space)
    throw new Unsettled(`This clip is of ${model.title}, and ${checked.title} cannot extend it.`)
  if (checked?.compression.firstFrame === 'single' && direction !== 'after')
    throw new Unsettled(`${checked.title} packs its first frame apart, so its clips grow at the end only.`)
  const keep = settledNumber(view, node, 'keep')
  if (checked?.compression.firstFrame === 'single' && keep > 0)
    throw new Unsettled(
      `${checked.title} packs its first frame apart, so all of a clip is kept. Set Keep to 0.`,
    )
  if (!wired && total === 1)
    throw new Unsettled(
      'A single latent frame does not tell how much time it covers. Wire its model to Model.',
    )
  const step = checked ? checked.compression.time / model.fps : foundSpacing(before)
  const latents = (seconds: number): number => Math.min(total, Math.max(1, Math.round(seconds / step)))
  const stride = Math.max(1, Math.round(step * model.fps))
  const made = latentFrames(settledNumber(view, node, 'make'), model.fps, stride)
  const hold = settledNumber(view, node, 'hold')

  // The first and the last of a loop are the same frames, and stay as they are.
  const again = keep > 0 ? latents(keep) : 1
  const whole = (at: number): boolean => direction === 'loop' && at < again
  const kept = before.frames.map(({ picture }, at): FrameOutline => ({
    known: whole(at) ? 1 : hold,
    picture,
  }))
  const blank = Array.from({ length: made }, (): FrameOutline => ({ known: 0 }))
  const stay = keep > 0 ? latents(keep) : total
  const frames = {
    after: () => [...kept.slice(total - stay), ...blank],
    before: () => [...blank, ...kept.slice(0, stay)],
    both: () => [...blank, ...kept, ...blank],
    loop: () => [...kept, ...blank, ...kept.slice(0, again)],
  }[direction]()
  const grows = direction === 'after' || direction === 'before'
  const own = (grows ? stay : total) > 1 ? before.step : undefined
  return { ...before, frames, step: Math.min(own ?? Infinity, stride / model.fps) }
}
