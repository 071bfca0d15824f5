import type { GraphView } from '../../document/index.ts'
import type { Selection } from '../../shell/view-store.ts'

/** What is still there of a selection; itself where nothing of it is gone. */
export function stillThere(selection: Selection, { nodes, edges, graph }: GraphView): Selection {
  const { groups = {}, notes = {} } = graph.layout
  const left = {
    nodes: kept(selection.nodes, (id) => nodes.has(id)),
    edges: kept(selection.edges, (id) => edges.has(id)),
    groups: kept(selection.groups, (id) => Object.hasOwn(groups, id)),
    notes: kept(selection.notes, (id) => Object.hasOwn(notes, id)),
  }
  const same =
    left.nodes === selection.nodes &&
    left.edges === selection.edges &&
    left.groups === selection.groups &&
    left.notes === selection.notes
  return same ? selection : left
}

function kept(ids: ReadonlySet<string>, isThere: (id: string) => boolean): ReadonlySet<string> {
  const left = [...ids].filter(isThere)
  return left.length === ids.size ? ids : new Set(left)
}
