import { noSelection } from '../../shell/view-store.ts'
import { flowItem } from '../flow/flow-id.ts'
import type { Stage } from '../stage/stage.ts'

/** Chooses one thing, by its React Flow id, where it is one of several that are chosen. */
export function chooseAlone({ editor }: Stage, flow: string): void {
  const { kind, id } = flowItem(flow)
  const of = { node: 'nodes', frame: 'groups', note: 'notes' } as const
  editor.view.setState(({ selection }) => {
    const { nodes, groups, notes, edges } = selection
    const several = nodes.size + groups.size + notes.size + edges.size > 1
    return several ? { selection: { ...noSelection, [of[kind]]: new Set([id]) } } : {}
  })
}
