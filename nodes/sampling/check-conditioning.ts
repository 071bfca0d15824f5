import { type Conditioning, type ModelDescriptor, ReelgraphError } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'
import { quotedList } from '../text/quoted-list.ts'

/**
 * Throws `conditioning.wrong-model` for a prompt of another model's text encoder, and `conditioning.absent-shot` for
 * a caption whose shot no frame of the clip belongs to: it would be ignored, and nothing is ignored in silence.
 */
export function checkConditioning(
  prompt: Conditioning,
  port: string,
  clip: Clip,
  model: ModelDescriptor,
  node: string,
): void {
  if (prompt.model !== model.id) {
    throw new ReelgraphError(
      'conditioning.wrong-model',
      node,
      `${port} was encoded by "${prompt.model}", but this sampler uses "${model.id}". Wire the same model to both.`,
    )
  }
  const shots = new Set(clip.shot)
  const absent = prompt.spans.flatMap(({ scope }) =>
    scope !== 'all' && !shots.has(scope.shot) ? [scope.shot] : [],
  )
  if (absent.length === 0) return
  throw new ReelgraphError(
    'conditioning.absent-shot',
    node,
    `${port} speaks to ${quotedList(absent)}, but the clip has only ${quotedList([...shots])}. ` +
      'Wire clip and prompt from the same Multi-Shot Composer.',
  )
}
