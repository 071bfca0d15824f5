import type { NodeView } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'

/** Whether nodes have something to keep: what was kept before a bypass or a mute, or what they gave in the run that is shown. */
export function canFreeze({ runs, view }: Editor, nodes: readonly NodeView[]): boolean {
  const { current, runs: all } = runs.state.getState()
  const run = current === undefined ? undefined : all.get(current)
  return (
    nodes.length > 0 &&
    nodes.every((node) => {
      if (node.node.frozen !== undefined) return true
      if (node.outputs.length === 0) return false
      const path = runPath(view.getState(), node.id)
      // A run that is done did not touch what lies before a result that was reused; it can be made again all the same.
      if (run?.status === 'done') return true
      const state = run?.nodes.get(path)?.state
      return state === 'done' || state === 'cached'
    })
  )
}
