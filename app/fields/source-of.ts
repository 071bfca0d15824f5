import type { GraphView, InputView } from '../document/index.ts'

/** Where the wire into an input comes from, in words: the node, and its output where it has several. */
export function sourceOf(view: GraphView | undefined, { edge }: InputView): string | undefined {
  const wire = edge === undefined ? undefined : view?.edges.get(edge)
  if (!wire) return undefined
  const [id, port] = wire.from
  const node = view?.nodes.get(id)
  if (!node) return `"${id}", which is not here`
  const output = node.outputs.find(({ name }) => name === port)
  return node.outputs.length > 1 ? `${node.title}, ${output?.label ?? port}` : node.title
}
