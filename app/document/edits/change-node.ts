import type { DocumentNode } from '../../../engine/graph/index.ts'
import { type Command, type GraphContext, graphCommand, refuse } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import type { Inside } from '../graph-of.ts'

/** A command that changes some nodes, each by itself; one that comes back as it was is untouched. */
export function changeNodes(
  label: string,
  inside: Inside,
  ids: readonly string[],
  change: (
    node: DocumentNode,
    id: string,
    context: GraphContext,
  ) => DocumentNode | { readonly refusal: string },
  typing?: string,
): Command {
  return graphCommand(
    label,
    inside,
    (graph, context) => {
      const changed: Record<string, DocumentNode> = {}
      for (const id of ids) {
        const node = fieldOf(graph.nodes, id)
        if (!node) return refuse('node.unknown', `There is no node "${id}" here any more.`)
        const result = change(node, id, context)
        if ('refusal' in result && !('type' in result)) return refuse('node.refused', result.refusal)
        if (result !== node) changed[id] = result
      }
      if (Object.keys(changed).length === 0) return { graph }
      return { graph: { ...graph, nodes: { ...graph.nodes, ...changed } } }
    },
    typing,
  )
}

/** A node with a field set, or without it where the value is undefined. */
export function withField<T extends object, K extends keyof T & string>(
  of: T,
  name: K,
  value: T[K] | undefined,
): T {
  if (value === undefined) {
    if (!Object.hasOwn(of, name)) return of
    return Object.fromEntries(Object.entries(of).filter(([key]) => key !== name)) as T
  }
  return of[name] === value ? of : { ...of, [name]: value }
}
