import type { ModelDescriptor } from '../../../engine/define/index.ts'
import type { GraphView, NodeView } from '../../document/index.ts'
import { type Facts, Unsettled } from './outline.ts'
import { settledParam } from './settled-param.ts'
import { sourceOf } from './source-of.ts'

/** The model that is wired to an input. Throws `Unsettled`. */
export function outlineModel(
  view: GraphView,
  node: NodeView,
  facts: Facts,
  input = 'model',
): ModelDescriptor {
  const source = sourceOf(view, node, input).node
  if (source.node.type !== 'model/load-model')
    throw new Unsettled(`Which model ${node.title} gets is known in the run.`)
  return facts.model(String(settledParam(view, source, 'model')))
}
