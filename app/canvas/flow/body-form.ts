import { bodies } from '../../bodies/bodies.ts'
import type { NodeBody } from '../../bodies/body.ts'
import type { NodeView } from '../../document/index.ts'
import type { BodyForm } from '../geometry/node-size.ts'

/** The body that is made for a type of node; undefined where there is none. */
export function bodyOf(node: NodeView): NodeBody | undefined {
  const { type } = node.node
  return Object.hasOwn(bodies, type) ? bodies[type] : undefined
}

/** The form that its body is drawn in. */
export function bodyForm(node: NodeView, expanded: boolean): BodyForm {
  const body = bodyOf(node)
  return expanded && body?.expanded ? body.expanded : body
}
