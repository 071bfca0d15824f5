import type { DocumentNode } from '../../../engine/graph/index.ts'
import { type Command, refuse } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import { graphOf, type Inside, withGraph } from '../graph-of.ts'
import { changeInstances, mapGraphs } from './every-graph.ts'

/** Renames what a graph exposes. In a subgraph, wires, settings and names that use the port go along in every instance. */
export function renameExposed(inside: Inside, side: 'inputs' | 'outputs', name: string, to: string): Command {
  return {
    label: 'Rename',
    apply(document) {
      const graph = graphOf(document, inside)
      const all: readonly { readonly name: string }[] = graph?.[side] ?? []
      if (!graph || !all.some((one) => one.name === name))
        return refuse('expose.unknown', `Nothing here is exposed as "${name}".`)
      if (to.trim() === '') return refuse('expose.no-name', 'A name needs at least one character.')
      if (to !== name && all.some((one) => one.name === to))
        return refuse('expose.taken', `"${to}" is taken. Choose another name.`)
      const rename = (port: string): string => (port === name ? to : port)
      const exposed = all.map((one) => (one.name === name ? { ...one, name: to } : one))
      const named = withGraph(document, inside, { ...graph, [side]: exposed })
      if (inside === undefined) return { document: named }
      const renamed = mapGraphs(named, (other) =>
        changeInstances(other, inside, {
          node: (node) =>
            side === 'inputs' ? withParamsRenamed(node, rename) : withFrozenRenamed(node, rename),
          ...(side === 'inputs' ? { input: rename } : { output: rename }),
        }),
      )
      const { bypass } = fieldOf(renamed.subgraphs, inside)!
      if (!bypass) return { document: renamed }
      const [out, into] = side === 'outputs' ? [rename, same] : [same, rename]
      const pairs = Object.entries(bypass).map(([output, input]) => [out(output), into(input)] as const)
      const definition = { ...fieldOf(renamed.subgraphs, inside)!, bypass: Object.fromEntries(pairs) }
      return { document: { ...renamed, subgraphs: { ...renamed.subgraphs, [inside]: definition } } }
    },
  }
}

function withParamsRenamed(node: DocumentNode, rename: (name: string) => string): DocumentNode {
  return {
    ...node,
    params: renameKeys(node.params, rename),
    ...(node.dice && { dice: node.dice.map(rename) }),
  }
}

function withFrozenRenamed(node: DocumentNode, rename: (name: string) => string): DocumentNode {
  return node.frozen ? { ...node, frozen: renameKeys(node.frozen, rename) } : node
}

function renameKeys<T>(
  record: Readonly<Record<string, T>>,
  rename: (name: string) => string,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [rename(key), value]))
}

function same(name: string): string {
  return name
}
