import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { retake as retakePattern } from '../../engine/diffusion/index.ts'
import { seconds } from './clip-size.ts'
import { retakenRange } from './retaken-range.ts'
import type { retake } from './retake.ts'
import { spacingOf } from './spacing-of.ts'

/** Opens a range of seconds, rounded to whole latent frames, to be made again. */
export const run: Run<typeof retake> = ({ inputs, node, note }) => {
  const { clip, from, to, strength } = inputs
  const spacing = spacingOf(clip)
  const total = clip.shape[1]
  const range = retakenRange(from, to, total, spacing)
  if (!range) {
    const length = total * spacing
    throw new ReelgraphError(
      'retake.outside',
      node,
      `From is ${seconds(from)} s, but the clip is ${seconds(length)} s long. Choose an earlier time.`,
    )
  }
  const { start, end } = range
  const what = total === 1 ? 'All of it' : `${seconds(start * spacing)} s to ${seconds(end * spacing)} s`
  const again = strength > 0 ? 'will be made again.' : 'stays as it is at Strength 0. Choose a higher one.'
  note(`${total === 1 ? 'The clip is a single latent frame. ' : ''}${what} ${again}`)
  return { clip: retakePattern(clip, { start, end, keep: 1 - strength }) }
}
