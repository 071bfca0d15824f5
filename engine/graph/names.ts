import type { Kind, NodeDefinition } from '../define/index.ts'
import type { FlatGraph } from './flat-graph.ts'

/** How a node is called on screen: its own title, or that of its type; where that is not known, its path. */
export function nameOfNode(
  number: number,
  {
    flat,
    definitions,
  }: { readonly flat: FlatGraph; readonly definitions: readonly (NodeDefinition | undefined)[] },
): string {
  const { title, path } = flat.nodes[number]!
  return title ?? definitions[number]?.title ?? `"${path}"`
}

/** How a port or param is called on screen: its label, or its name made readable. */
export function nameOfPort(definition: NodeDefinition | undefined, port: string): string {
  const slot = definition && Object.hasOwn(definition.inputs, port) ? definition.inputs[port] : undefined
  const out = definition && Object.hasOwn(definition.outputs, port) ? definition.outputs[port] : undefined
  return slot?.look.label ?? out?.look.label ?? readable(port)
}

/** How a kind is called in a sentence: `text`, `a list of clips`. */
export function nameOfKind(kind: Kind): string {
  let base = kind
  let depth = 0
  while (base.element) {
    base = base.element
    depth++
  }
  const name = base.variable === undefined ? base.id : 'anything'
  return depth === 0 ? name : `${'a list of '.repeat(depth)}${name}`.replaceAll('of a list', 'of lists')
}

function readable(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
