import type { GraphView } from '../../document/index.ts'
import type { Selection } from '../../shell/view-store.ts'

/** What is still there of a selection; itself where nothing of it is gone. */
export function stillThere(selection: Selection, { nodes, edges, graph: { layout } }: GraphView): Selection {
  let gone = false
  const kept = (ids: ReadonlySet<string>, there: { has(id: string): boolean }): ReadonlySet<string> =>
    new Set([...ids].filter((id) => there.has(id) || !(gone = true)))
  const left = {
    nodes: kept(selection.nodes, nodes),
    edges: kept(selection.edges, edges),
    groups: kept(selection.groups, new Set(Object.keys(layout.groups ?? {}))),
    notes: kept(selection.notes, new Set(Object.keys(layout.notes ?? {}))),
  }
  return gone ? left : selection
}
