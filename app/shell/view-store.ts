import { createStore, type StoreApi } from 'zustand/vanilla'

/** What is selected in the graph that is looked at. */
export interface Selection {
  readonly nodes: ReadonlySet<string>
  readonly edges: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

/** What the rail shows beside the canvas. */
export type PanelName = 'templates' | 'gallery' | 'history' | 'queue' | 'problems' | 'settings' | 'help'

/** What lies over the editor; one at a time. */
export type Overlay =
  /**
   * Searches for a node to add at a point of the canvas; with `wire`, one that this loose wire fits. With `near`, nobody
   * pointed there: its corner or its middle comes to the free place that is nearest to the point.
   */
  | {
      readonly kind: 'add'
      readonly at: { readonly x: number; readonly y: number }
      readonly near?: 'corner' | 'middle'
      readonly wire?: { readonly node: string; readonly port: string; readonly side: 'input' | 'output' }
    }
  | { readonly kind: 'commands' }
  | { readonly kind: 'find' }
  | { readonly kind: 'shortcuts' }
  /** The large picture of a node's preview. */
  | { readonly kind: 'preview'; readonly node: string }
  /** Asks how many seeds to run. */
  | { readonly kind: 'batch' }
  /** Two outputs side by side. */
  | { readonly kind: 'compare'; readonly a: string; readonly b: string }

/** What is seen of the editor and never saved in a file: selection, where one is, what is open. */
export interface ViewState {
  /** Definitions that were entered, outermost first; the last is the graph on the canvas. */
  readonly path: readonly string[]
  /** The instances that were entered, one for each of `path`: paths of events and problems begin with them (`runPath`). */
  readonly through: readonly string[]
  readonly selection: Selection
  /** Nodes and groups that are drawn small, as `graph/id`; `graph` is empty for the workflow's own. */
  readonly collapsed: ReadonlySet<string>
  /** Nodes that are drawn in the large form of their body (a storyboard), named as in `collapsed`. */
  readonly expanded: ReadonlySet<string>
  readonly panel: PanelName | undefined
  readonly inspector: boolean
  readonly minimap: boolean
  readonly mode: 'graph' | 'form'
  readonly overlay: Overlay | undefined
  readonly theme: 'system' | 'light' | 'dark'
}

/** Nothing selected. */
export const noSelection: Selection = {
  nodes: new Set(),
  edges: new Set(),
  groups: new Set(),
  notes: new Set(),
}

/** The path that events and problems name a node of the graph on the canvas by: `sampler`, inside an instance `shots/sampler`. */
export function runPath({ through }: Pick<ViewState, 'through'>, id: string): string {
  return through.length === 0 ? id : `${through.join('/')}/${id}`
}

/** A new view: the workflow's own graph, nothing selected, nothing open. */
export function createViewStore(): StoreApi<ViewState> {
  return createStore(() => ({
    path: [],
    through: [],
    selection: noSelection,
    collapsed: new Set(),
    expanded: new Set(),
    panel: undefined,
    inspector: true,
    minimap: true,
    mode: 'graph',
    overlay: undefined,
    theme: 'system',
  }))
}
