import type { GraphView, Inside, NodeView } from '../../document/index.ts'
import { graphOf } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'

type Listener = () => void

/** The graph that is on the canvas, live. Whoever draws one node hears of that node only. */
export class GraphSource {
  readonly #editor: Pick<Editor, 'document' | 'view'>
  readonly #all = new Set<Listener>()
  readonly #one = new Map<string, Set<Listener>>()
  #inside: Inside
  #view: GraphView

  constructor(editor: Pick<Editor, 'document' | 'view'>) {
    this.#editor = editor
    const { inside, view } = this.#read()
    this.#inside = inside
    this.#view = view
    editor.document.state.subscribe(() => this.#refresh())
    editor.view.subscribe(({ path }, before) => {
      if (path !== before.path) this.#refresh()
    })
  }

  /** Which graph it is. */
  get inside(): Inside {
    return this.#inside
  }

  get view(): GraphView {
    return this.#view
  }

  node(id: string): NodeView | undefined {
    return this.#view.nodes.get(id)
  }

  /** Called after every change of the graph, its layout included. */
  subscribe(listener: Listener): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  /** Called when one node looks different. */
  subscribeNode(id: string, listener: Listener): () => void {
    let listeners = this.#one.get(id)
    if (!listeners) this.#one.set(id, (listeners = new Set()))
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  #refresh(): void {
    const { document, view } = this.#editor
    const { path, through } = view.getState()
    // What undo has taken away cannot be looked into any more.
    const gone = path.findIndex((id) => !graphOf(document.document, id))
    if (gone >= 0) return view.setState({ path: path.slice(0, gone), through: through.slice(0, gone) })
    const before = this.#view
    const read = this.#read()
    if (read.view === before && read.inside === this.#inside) return
    this.#inside = read.inside
    this.#view = read.view
    // The list first: it may be what makes a node's component go away.
    for (const listener of this.#all) listener()
    if (before.nodes === read.view.nodes) return
    for (const [id, listeners] of this.#one) {
      if (before.nodes.get(id) === read.view.nodes.get(id)) continue
      for (const listener of listeners) listener()
    }
  }

  #read(): { readonly inside: Inside; readonly view: GraphView } {
    const { document, view } = this.#editor
    const { reader } = document.context
    const inside = view.getState().path.at(-1)
    const read = reader.read(document.document, inside)
    return read
      ? { inside, view: read }
      : { inside: undefined, view: reader.read(document.document, undefined)! }
  }
}
