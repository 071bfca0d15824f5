import type { NodeView } from '../../document/index.ts'
import { fieldRows } from '../../fields/index.ts'
import type { NodeBody } from '../../bodies/body.ts'
import { fieldRow, headerHeight, nodeFoot, portRow } from './node-measures.ts'

const narrow = 200
const middle = 272

/** Widgets that need room for their control. */
const roomy = new Set(['multiline', 'slider', 'seed', 'file'])

/** The form a body is drawn in: its own, the large one, or none. */
export type BodyForm = Pick<NodeBody, 'component' | 'width' | 'fields'> | undefined

/** How wide a node is where its layout does not say. */
export function nodeWidth(node: NodeView, body: BodyForm): number {
  if (body?.width !== undefined) return body.width
  const params = node.face?.inputs ?? new Map<string, never>()
  const shown = shownFields(node, body)
  return shown.some(({ key }) => roomy.has(params.get(key)?.param?.look.widget ?? '')) ? middle : narrow
}

/** About how high a node is, before it has been drawn and measured. */
export function guessHeight(node: NodeView, body: BodyForm, width: number): number {
  const ports = Math.max(node.inputs.filter(({ asPort }) => asPort).length, node.outputs.length)
  const params = node.face?.inputs
  const fields = shownFields(node, body).reduce(
    (sum, { key }) => sum + (params?.get(key)?.param?.look.widget === 'multiline' ? 3 : 1) * fieldRow,
    0,
  )
  return headerHeight + ports * portRow + (body?.component ? Math.round(width * 0.75) : 0) + fields + nodeFoot
}

/** The settings that stand on a node: those that are no ports and not folded away, as far as its body does not draw them. */
export function shownFields(node: NodeView, body: BodyForm): ReturnType<typeof fieldRows> {
  const { fields = 'all' } = body ?? {}
  if (fields === 'none') return []
  return fieldRows(node).filter(
    ({ key, group, inputs }) =>
      group === undefined && !inputs[0].asPort && (fields === 'all' || fields.includes(key)),
  )
}
