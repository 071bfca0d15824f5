import {
  edgeSchema,
  formatWorkflow,
  formatVersion,
  parseWorkflow,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'
import type { Selection } from '../edits/remove.ts'
import { fieldOf, withoutFields } from '../field-of.ts'
import { type EditedGraph, graphOf, type Inside, type Subgraphs } from '../graph-of.ts'
import { usedThrough } from '../view/innermost-first.ts'

/** A piece of a graph, with the subgraphs it uses. */
export interface Fragment extends Pick<EditedGraph, 'nodes' | 'edges' | 'layout'> {
  readonly subgraphs?: Subgraphs
  /** Wires that came in from outside; pasted only where that is asked for. */
  readonly inbound: EditedGraph['edges']
}

/** Copies what is chosen: nodes with the wires between them, frames and notes. */
export function copyFragment(document: WorkflowDocument, inside: Inside, selection: Selection): Fragment {
  const graph = graphOf(document, inside) ?? { nodes: {}, edges: {}, layout: { nodes: {} } }
  const ids = new Set(selection.nodes)
  const nodes = pick(graph.nodes, ids)
  const has = (id: string): boolean => Object.hasOwn(nodes, id)
  const { groups, notes, edges: points } = graph.layout
  const edges = withoutFields(graph.edges, (_, { from, to }) => !has(from[0]) || !has(to[0]))
  const inbound = withoutFields(graph.edges, (_, { from, to }) => has(from[0]) || !has(to[0]))
  const used = usedThrough(nodes, document.subgraphs)
  const subgraphs = document.subgraphs && pick(document.subgraphs, used)
  const [frames, texts] = [
    pick(groups ?? {}, new Set(selection.frames)),
    pick(notes ?? {}, new Set(selection.notes)),
  ]
  const bends = pick(points ?? {}, new Set(Object.keys(edges)))
  return {
    nodes,
    edges,
    layout: {
      nodes: pick(graph.layout.nodes, ids),
      ...(size(bends) > 0 && { edges: bends }),
      ...(size(frames) > 0 && { groups: frames }),
      ...(size(texts) > 0 && { notes: texts }),
    },
    ...(subgraphs && size(subgraphs) > 0 && { subgraphs }),
    inbound,
  }
}

/** A fragment as text for the clipboard. It is a workflow file of its own, so that it may be saved, sent and opened. */
export function fragmentText({ inbound, ...fragment }: Fragment): string {
  const { nodes, edges, layout, subgraphs } = fragment
  return formatWorkflow({
    format: 'reelgraph',
    version: formatVersion,
    id: 'clipboard',
    meta: {},
    nodes,
    edges,
    layout,
    ...(subgraphs && { subgraphs }),
    ...(size(inbound) > 0 && { inbound }),
  })
}

/** Reads a fragment from pasted text: what was copied here, or any workflow file. */
export function readFragment(text: string): { readonly fragment: Fragment } | { readonly reason: string } {
  const { document, problems } = parseWorkflow(text)
  if (!document) return { reason: problems[0]?.message ?? 'This is not a workflow.' }
  const { nodes, edges, layout, subgraphs, inbound } = document
  const wires = Object.entries(typeof inbound === 'object' && inbound !== null ? inbound : {}).flatMap(
    ([id, wire]: [string, unknown]) => {
      const read = edgeSchema.safeParse(wire)
      return read.success ? [[id, read.data] as const] : []
    },
  )
  return {
    fragment: { nodes, edges, layout, ...(subgraphs && { subgraphs }), inbound: Object.fromEntries(wires) },
  }
}

function pick<T>(record: Readonly<Record<string, T>>, ids: ReadonlySet<string>): Record<string, T> {
  // In the order of the document, which means something.
  return Object.fromEntries(
    Object.keys(record).flatMap((id) => (ids.has(id) ? [[id, fieldOf(record, id)!]] : [])),
  )
}

function size(record: object): number {
  return Object.keys(record).length
}
