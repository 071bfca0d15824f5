import type { NodeView } from '../../document/index.ts'
import { firstDecoded } from '../outline/clip-time.ts'
import { isFed } from '../outline/is-fed.ts'
import { outlineClip, outlineInput, type OutlineContext } from '../outline/outline-clip.ts'
import { outlineModel } from '../outline/outline-model.ts'
import { type MomentPicture, outlined } from '../outline/outline.ts'
import { settledParam } from '../outline/settled-param.ts'
import { layStory, type Story } from './lay-story.ts'
import { shotsOf } from './shot.ts'
import { takerOf } from './taker-of.ts'

/** A storyboard as it is laid out: the story in its clip, and the picture of every latent frame. */
export interface LaidBoard {
  readonly story: Story
  /** How many shots the model can hold in one clip. */
  readonly maxShots: number
  /** One a latent frame. */
  readonly pictures: readonly (MomentPicture | undefined)[]
}

/** Lays a composer's storyboard out. Throws `Unsettled`. */
export function laidBoard(node: NodeView, context: OutlineContext): LaidBoard {
  const { view, facts, path } = context
  const model = outlineModel(view, node, facts)
  const earlier = isFed(view, node, 'earlier') ? outlineInput(node, 'earlier', context).frames.length : 0
  const story = layStory(shotsOf(settledParam(view, node, 'shots')), model, earlier)
  const own = outlined(() => outlineClip(node, context))
  const taker = takerOf(view, node)
  const pictures = Array.from({ length: story.latents }, (_, latent): MomentPicture | undefined => {
    const known = own.is?.frames[latent]?.picture
    if (known || !taker) return known
    return { is: 'made', node: path + taker.id, frame: firstDecoded(model, latent), fps: model.fps }
  })
  return { story, maxShots: model.maxShots, pictures }
}
