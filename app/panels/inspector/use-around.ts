import { useStore } from 'zustand'
import type { NodeRegistry, WorkflowDocument } from '../../../engine/graph/index.ts'
import { fieldOf } from '../../document/field-of.ts'
import { type EditContext, graphOf } from '../../document/index.ts'
import { useEditor } from '../../shell/editor.ts'
import type { ViewState } from '../../shell/view-store.ts'
import type { Around } from './standing-words.ts'

/** What stands around the graph on the canvas and keeps it from running as it is: the outermost instance that does. */
export function useAround(): Around | undefined {
  const { document: store, view } = useEditor()
  const text = useStore(view, ({ path, through }) => JSON.stringify({ path, through }))
  const found = useStore(store.state, ({ document }) => {
    const around = aroundOf(document, store.context, JSON.parse(text) as Pick<ViewState, 'path' | 'through'>)
    return around && JSON.stringify(around)
  })
  return found === undefined ? undefined : (JSON.parse(found) as Around)
}

/** The outermost instance on the way into a graph that does not simply run. */
export function aroundOf(
  document: WorkflowDocument,
  { reader }: Pick<EditContext, 'reader'> & { readonly registry?: NodeRegistry },
  { path, through }: Pick<ViewState, 'path' | 'through'>,
): Around | undefined {
  for (const [at, id] of through.entries()) {
    const inside = at === 0 ? undefined : path[at - 1]
    if (!fieldOf(graphOf(document, inside)?.nodes, id)) return undefined
    const view = reader.read(document, inside)?.nodes.get(id)
    if (view && view.standing !== 'on') return { title: view.title, standing: view.standing }
  }
  return undefined
}
