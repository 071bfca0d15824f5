import { latentFramesFor, modelSize } from '../../../nodes/clip/clip-size.ts'
import type { NodeView } from '../../document/index.ts'
import type { OutlineContext } from './outline-clip.ts'
import type { ClipOutline } from './outline.ts'
import { stepOf } from './clip-time.ts'
import { outlineModel } from './outline-model.ts'
import { settledNumber } from './settled-param.ts'

/** What Empty Clip lays out: nothing known, of the nearest size and length that the model can make. */
export function emptyOutline(node: NodeView, { view, facts }: OutlineContext): ClipOutline {
  const model = outlineModel(view, node, facts)
  const number = (name: string): number => settledNumber(view, node, name)
  const { width, height } = modelSize(model, number('width'), number('height'))
  const frames = number('frames')
  const count = latentFramesFor(model, frames > 0 ? frames : number('seconds') * model.fps)
  const step = stepOf(model, count)
  return { model, step, width, height, frames: Array.from({ length: count }, () => ({ known: 0 })) }
}
