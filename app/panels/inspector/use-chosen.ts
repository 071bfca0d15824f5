import { useStore } from 'zustand'
import type { EdgeView, NodeView } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useEditor } from '../../shell/editor.ts'

/** A node of the graph on the canvas; renders again only when it looks different. */
export function useChosenNode(id: string | undefined): NodeView | undefined {
  const { document: store } = useEditor()
  const inside = useInside()
  return useStore(store.state, ({ document }) =>
    id === undefined ? undefined : store.context.reader.read(document, inside)?.nodes.get(id),
  )
}

/** A wire of the graph on the canvas. */
export function useChosenEdge(id: string | undefined): EdgeView | undefined {
  const { document: store } = useEditor()
  const inside = useInside()
  return useStore(store.state, ({ document }) =>
    id === undefined ? undefined : store.context.reader.read(document, inside)?.edges.get(id),
  )
}
