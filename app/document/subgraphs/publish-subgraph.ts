import {
  IdMaker,
  subgraphReference,
  subgraphType,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'
import { type Command, graphCommand, refuse } from '../command.ts'
import { fieldOf, withoutFields } from '../field-of.ts'
import type { Fragment } from '../fragments/fragment.ts'
import { mergeSubgraphs, retarget } from '../fragments/merge-subgraphs.ts'
import { graphOf, type Inside, withGraph } from '../graph-of.ts'
import { usedThrough } from '../view/innermost-first.ts'
import { changeInstances, mapGraphs } from './every-graph.ts'

/** Gives a subgraph its next version, above any that was published, and takes every instance in the workflow along. */
export function publishSubgraph(id: string, published = 0): Command {
  return {
    label: 'Publish subgraph',
    apply(document) {
      const definition = fieldOf(document.subgraphs, id)
      if (!definition) return refuse('subgraph.unknown', `There is no subgraph "${id}" in this workflow.`)
      const version = Math.max(definition.version, published) + 1
      const type = subgraphType(id, version)
      const relinked = mapGraphs(document, (graph) =>
        changeInstances(graph, id, { node: (node) => ({ ...node, type, version }) }),
      )
      const next = { ...fieldOf(relinked.subgraphs, id)!, version }
      return { document: { ...relinked, subgraphs: { ...relinked.subgraphs, [id]: next } } }
    },
  }
}

/** Takes a published version of a subgraph in place of the one that is here; every instance in the workflow goes along. */
export function updateSubgraph(id: string, { subgraphs }: Fragment): Command {
  return {
    label: 'Update subgraph',
    apply(document) {
      const [own, published] = [fieldOf(document.subgraphs, id), fieldOf(subgraphs, id)]
      if (!own || !published) return refuse('subgraph.unknown', `There is no subgraph "${id}" to update.`)
      // What it is made of may be here in another form: it is brought along under an id of its own.
      const inner = withoutFields(subgraphs!, (other) => other === id)
      const merged = mergeSubgraphs(document.subgraphs, inner)
      const { version } = published
      const definition = { ...published, nodes: retarget(published.nodes, merged.renamed) }
      const type = subgraphType(id, version)
      const brought = { ...document, subgraphs: { ...merged.subgraphs, [id]: definition } }
      return {
        document: mapGraphs(brought, (graph) =>
          changeInstances(graph, id, { node: (node) => ({ ...node, type, version }) }),
        ),
      }
    },
  }
}

/** Gives a subgraph another title. */
export function renameSubgraph(id: string, title: string): Command {
  return graphCommand(
    'Rename subgraph',
    id,
    (graph) => ({ graph: { ...graph, title: title.trim() || id } as typeof graph }),
    'title',
  )
}

/** Gives one instance a definition of its own, so that changing it leaves the others as they are. */
export function detachInstance(inside: Inside, id: string): Command {
  return {
    label: 'Make independent',
    apply(document) {
      const graph = graphOf(document, inside)
      const node = fieldOf(graph?.nodes, id)
      const reference = node && subgraphReference(node.type)
      const definition = reference && fieldOf(document.subgraphs, reference.id)
      if (!graph || !definition)
        return refuse('subgraph.unknown', 'This is no instance of a subgraph that is here.')
      const copy = new IdMaker(Object.keys(document.subgraphs ?? {})).make(definition.title || reference.id)
      const own = { ...node, type: subgraphType(copy, definition.version) }
      const changed = withGraph(document, inside, { ...graph, nodes: { ...graph.nodes, [id]: own } })
      return {
        document: { ...changed, subgraphs: { ...changed.subgraphs, [copy]: definition } },
        made: [copy],
      }
    },
  }
}

/** Removes a definition that nothing uses. */
export function removeSubgraph(id: string): Command {
  return {
    label: 'Remove subgraph',
    apply(document) {
      const { subgraphs } = document
      if (!fieldOf(subgraphs, id))
        return refuse('subgraph.unknown', `There is no subgraph "${id}" in this workflow.`)
      const graphs = [document, ...Object.values(subgraphs!)]
      if (
        graphs.some(({ nodes }) =>
          Object.values(nodes).some(({ type }) => subgraphReference(type)?.id === id),
        )
      )
        return refuse('subgraph.used', 'Nodes of this workflow still use it. Remove or unpack them first.')
      const rest = withoutFields(subgraphs!, (other) => other === id)
      const { subgraphs: _, ...bare } = document
      return {
        document: Object.keys(rest).length > 0 ? { ...document, subgraphs: rest } : bare,
      }
    },
  }
}

/** A subgraph as a fragment: one instance, with every definition it needs. What is exported and offered in the palette. */
export function subgraphFragment(document: WorkflowDocument, id: string): Fragment | undefined {
  const definition = fieldOf(document.subgraphs, id)
  if (!definition) return undefined
  const node = { type: subgraphType(id, definition.version), version: definition.version, params: {} }
  const used = usedThrough({ [id]: node }, document.subgraphs)
  return {
    nodes: { [id]: node },
    edges: {},
    layout: { nodes: { [id]: { x: 0, y: 0 } } },
    subgraphs: withoutFields(document.subgraphs!, (other) => !used.has(other)),
    inbound: {},
  }
}
