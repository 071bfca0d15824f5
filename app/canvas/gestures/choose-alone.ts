import { noSelection } from '../../shell/view-store.ts'
import { countOf } from '../actions/chosen.ts'
import { flowItem } from '../flow/flow-id.ts'
import type { Stage } from '../stage/stage.ts'

/** Chooses one thing, by its React Flow id, where it is one of several that are chosen. */
export function chooseAlone({ editor }: Stage, flow: string): void {
  const { kind, id } = flowItem(flow)
  const of = { node: 'nodes', frame: 'groups', note: 'notes' } as const
  editor.view.setState(({ selection }) =>
    countOf(selection) > 1 ? { selection: { ...noSelection, [of[kind]]: new Set([id]) } } : {},
  )
}
