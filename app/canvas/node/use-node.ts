import { useCallback, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { NodeView } from '../../document/index.ts'
import type { NodeStateName } from '../../look/index.ts'
import { useProblems } from '../../panels/use-problems.ts'
import { nodeRunOf } from '../../run/gather-nodes.ts'
import { idleNode, type NodeRun } from '../../run/run-state.ts'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import { viewKey } from '../flow/flow-id.ts'
import { useStage } from '../stage/use-stage.ts'
import { nodeState } from './node-state.ts'

/** Whether a node is drawn whole, or is a plate. */
export function useWhole(id: string): boolean {
  const { detail } = useStage()
  const subscribe = useCallback((listener: () => void) => detail.subscribe(id, listener), [detail, id])
  return useSyncExternalStore(subscribe, () => detail.has(id))
}

/** Which graph is on the canvas, of which workflow that was opened: a node of another one is another node, though it has the same id. */
export function useGraphKey(): string {
  const { document } = useEditor()
  const { graph } = useStage()
  return useStore(document.state, ({ openings }) => `${openings} ${graph.inside ?? ''}`)
}

/** How a node is drawn: small is its header alone, large is the large form of its body. */
export function useNodeForm(id: string): 'small' | 'large' | 'usual' {
  const { view } = useEditor()
  const { graph } = useStage()
  return useStore(view, ({ collapsed, expanded }) => {
    const key = viewKey(graph.inside, id)
    return collapsed.has(key) ? 'small' : expanded.has(key) ? 'large' : 'usual'
  })
}

/** A part of how a node stands in the run that is shown; the component renders again when that part changes. */
export function useRunOf<T>(id: string, select: (run: NodeRun) => T): T {
  const { runs, view } = useEditor()
  return useStore(runs.state, ({ runs: all, current }) => {
    const run = current === undefined ? undefined : all.get(current)
    return select(run ? nodeRunOf(run.nodes, runPath(view.getState(), id)) : idleNode)
  })
}

/** What a node's ring says. */
export function useNodeState(node: NodeView): NodeStateName {
  const { view } = useEditor()
  const leftOut = useProblems(({ index }) =>
    index.byNode.get(runPath(view.getState(), node.id))?.some(({ code }) => code === 'mute.removes'),
  )
  return useRunOf(node.id, ({ state }) => nodeState(node.standing, state, leftOut))
}

/** Whether the last run that was asked for came to nothing, so that what is missing is to be told. */
export function useAfterFailure(): boolean {
  return useStore(useEditor().runs.state, ({ refused, runs, current }) => {
    const run = current === undefined ? undefined : runs.get(current)
    return refused !== undefined || run?.status === 'failed'
  })
}
