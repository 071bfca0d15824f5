import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { type Clip, extendClip as extendPattern } from '../../engine/diffusion/index.ts'
import { checkSpace } from './check-space.ts'
import { seconds } from './clip-size.ts'
import type { extendClip } from './extend-clip.ts'
import { spacingOf } from './spacing-of.ts'

const modes = { before: 'backward', after: 'forward', both: 'both', loop: 'loop' } as const

/** Puts unknown frames around the finished ones; held below 1, the finished ones are noised again too. */
export const run: Run<typeof extendClip> = ({ inputs, node, note }) => {
  const { clip, model, direction, hold } = inputs
  if (model) checkSpace(clip, model, node)
  if (model?.compression.firstFrame === 'single' && direction !== 'after') {
    throw new ReelgraphError(
      'model.first-frame',
      node,
      `${model.title} packs its first frame apart from the rest, so its clips grow at the end only. Choose After.`,
    )
  }
  if (model?.compression.firstFrame === 'single' && inputs.keep > 0) {
    throw new ReelgraphError(
      'model.first-frame',
      node,
      `${model.title} packs its first frame apart from the rest, so the end of a clip cannot become the beginning of one. Set Keep to 0.`,
    )
  }
  if (!model && clip.shape[1] === 1) {
    throw new ReelgraphError(
      'model.missing',
      node,
      'A clip of a single latent frame does not tell how much time it covers. Wire the model that made it to Model.',
    )
  }
  const spacing = spacingOf(clip, model)
  const latents = (length: number): number =>
    Math.min(clip.shape[1], Math.max(1, Math.round(length / spacing)))
  const extended = extendPattern(clip, {
    mode: modes[direction],
    seconds: inputs.make,
    stride: Math.max(1, Math.round(spacing * clip.fps)),
    ...(inputs.keep > 0 && direction !== 'both' ? { overlap: latents(inputs.keep) } : {}),
  })
  const given = extended.known.reduce((sum, known) => sum + (known > 0 ? 1 : 0), 0)
  const total = extended.shape[1]
  note(`${seconds(given * spacing)} s known, ${seconds((total - given) * spacing)} s to make.`)
  // Latent frames that stand twice, at the beginning and at the end.
  const again = direction !== 'loop' ? 0 : inputs.keep > 0 ? latents(inputs.keep) : 1
  if (again > 0) {
    note(
      `The first ${seconds(again * spacing)} s stand again at the end. Set To of a Trim node to ${seconds(-again * spacing)}.`,
    )
  }
  // Noised again, each of those would become one of its own.
  return { clip: hold < 1 ? held(extended, hold, again) : extended }
}

/** Holds what is given in part; the first and last `whole` frames stay as they are. */
function held(clip: Clip, hold: number, whole: number): Clip {
  const inside = (frame: number): boolean => frame >= whole && frame < clip.known.length - whole
  return { ...clip, known: clip.known.map((known, frame) => (inside(frame) ? known * hold : known)) }
}
