import { useCallback, useSyncExternalStore } from 'react'
import type { GraphView, NodeView } from '../../document/index.ts'
import { useStage } from '../stage/use-stage.ts'

/** One node of the graph on the canvas; the component renders again only when that node looks different. */
export function useNodeView(id: string): NodeView | undefined {
  const { graph } = useStage()
  const subscribe = useCallback((listener: () => void) => graph.subscribeNode(id, listener), [graph, id])
  return useSyncExternalStore(subscribe, () => graph.node(id))
}

/** A part of the graph on the canvas. */
export function useGraph<T>(select: (view: GraphView) => T): T {
  const { graph } = useStage()
  return useSyncExternalStore(
    useCallback((listener: () => void) => graph.subscribe(listener), [graph]),
    () => select(graph.view),
  )
}
