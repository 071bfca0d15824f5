import { useStore } from 'zustand'
import { idleNode, type NodeRun, type RunState } from '../run/run-state.ts'
import { useEditor } from '../shell/editor.ts'

/** The run that this editor shows. Its component renders again with every event of the run: prefer `useRunValue`. */
export function useRun(): RunState | undefined {
  return useStore(useEditor().runs.state, ({ runs, current }) =>
    current === undefined ? undefined : runs.get(current),
  )
}

/** One value of the run that this editor shows; the component renders again only when it changes. */
export function useRunValue<T>(select: (run: RunState | undefined) => T): T {
  return useStore(useEditor().runs.state, ({ runs, current }) =>
    select(current === undefined ? undefined : runs.get(current)),
  )
}

/** How a node of the graph on the canvas stands in the run that is shown. Renders one component only. */
export function useNodeRun(id: string): NodeRun {
  return useRunValue((run) => run?.nodes.get(id) ?? idleNode)
}
