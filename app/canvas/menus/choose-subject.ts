import { noSelection } from '../../shell/view-store.ts'
import type { MenuSubject } from '../stage/stage-state.ts'
import type { Stage } from '../stage/stage.ts'

/** What a menu is about is chosen, unless it is among what is chosen already: then the menu is about all of that. */
export function chooseSubject({ editor: { view } }: Stage, subject: MenuSubject): void {
  const choose = (kind: 'nodes' | 'groups' | 'notes', id: string): void => {
    if (!view.getState().selection[kind].has(id))
      view.setState({ selection: { ...noSelection, [kind]: new Set([id]) } })
  }
  if (subject.kind === 'node') choose('nodes', subject.id)
  else if (subject.kind === 'field') choose('nodes', subject.node)
  else if (subject.kind === 'group') choose('groups', subject.id)
  else if (subject.kind === 'note') choose('notes', subject.id)
}
