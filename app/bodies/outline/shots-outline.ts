import { modelSize } from '../../../nodes/clip/clip-size.ts'
import type { NodeView } from '../../document/index.ts'
import { layStory } from '../storyboard/lay-story.ts'
import { shotsOf } from '../storyboard/shot.ts'
import type { OutlineContext } from './outline-clip.ts'
import { stepOf } from './clip-time.ts'
import { outlineModel } from './outline-model.ts'
import { type ClipOutline, Unsettled } from './outline.ts'
import { settledNumber, settledParam } from './settled-param.ts'

/** What Multi-Shot Composer lays out: its shots, to be made, behind an earlier clip where there is one. */
export function shotsOutline(
  node: NodeView,
  { view, facts }: OutlineContext,
  earlier?: ClipOutline,
): ClipOutline {
  const model = outlineModel(view, node, facts)
  if (earlier && earlier.model.space !== model.space)
    throw new Unsettled(`Earlier clip is of ${earlier.model.title}, and ${model.title} cannot follow it.`)
  const known = earlier?.frames.map(({ picture }) => ({ known: 1, picture })) ?? []
  const { latents } = layStory(shotsOf(settledParam(view, node, 'shots')), model, known.length)
  const [width, height] = [settledNumber(view, node, 'width'), settledNumber(view, node, 'height')]
  const step = Math.min(earlier?.step ?? Infinity, stepOf(model, latents) ?? Infinity)
  const size = earlier ?? modelSize(model, width, height)
  return {
    model,
    step: Number.isFinite(step) ? step : undefined,
    width: size.width,
    height: size.height,
    frames: [...known, ...Array.from({ length: latents - known.length }, () => ({ known: 0 }))],
  }
}
