import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Box, Inside, Point } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'
import { Flow } from '../flow/flow.ts'
import { nodeReach } from '../geometry/node-reach.ts'
import { GraphSource } from '../graph/graph-source.ts'
import type { CanvasHandle } from './canvas-handle.ts'
import type { NodeDrag } from '../gestures/node-drag.ts'
import { Detail } from './detail.ts'
import { idleStage, type StageState } from './stage-state.ts'
import { stillThere } from './still-there.ts'

/** Where the origin of the canvas is in its window, and how far it is zoomed. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** What stands behind the canvas of one editor: the graph on it, where things are, and the gesture that is going on. */
export class Stage {
  readonly editor: Editor
  readonly state: StoreApi<StageState> = createStore(() => idleStage)
  readonly graph: GraphSource
  readonly flow: Flow
  readonly detail: Detail
  /** The canvas on the page; undefined while it is not shown. */
  handle: CanvasHandle | undefined
  /** Where the pointer was last seen over the canvas, on the page. */
  pointer: Point | undefined
  /** Whether the last press was one that adds to what is chosen. */
  adding = false
  /** How the canvas is looked at, and how each graph was left; `` is the workflow's own. */
  viewport: Viewport | undefined
  readonly viewports = new Map<string, Viewport>()
  /** How a graph that was opened was fitted; undefined once somebody has moved the view. */
  fitted: Viewport | undefined
  /** The node that a graph is entered for, to be brought into view once it is on the page. */
  wanted: string | undefined
  /** The drag of nodes that is going on. */
  drag: NodeDrag | undefined

  constructor(editor: Editor) {
    this.editor = editor
    this.graph = new GraphSource(editor)
    this.flow = new Flow(editor, this.graph)
    this.detail = new Detail(() => this.flow.boxes)
    this.detail.counted(this.graph.view.nodes.size)
    editor.document.state.subscribe(({ openings }, before) => {
      if (openings !== before.openings) this.#begin()
    })
    this.graph.subscribe(() => {
      this.detail.counted(this.graph.view.nodes.size)
      // What undo, a cut or another tab has taken away is not chosen any more.
      editor.view.setState((view) => {
        const selection = stillThere(view.selection, this.graph.view)
        return selection === view.selection ? view : { selection }
      })
    })
  }

  /** Another workflow is opened: it is looked at from its top, as nobody has looked at it yet. */
  #begin(): void {
    this.viewports.clear()
    this.viewport = undefined
    this.editor.view.setState({
      path: [],
      through: [],
      selection: noSelection,
      collapsed: new Set(),
      expanded: new Set(),
    })
  }

  /** Which graph is on the canvas. */
  get inside(): Inside {
    return this.graph.inside
  }

  /** The point of the canvas under the pointer; undefined where it is elsewhere. */
  pointed(): Point | undefined {
    const { handle, pointer } = this
    if (!handle || !pointer) return undefined
    const { x, y, w, h } = handle.room()
    const within = pointer.x >= x && pointer.x <= x + w && pointer.y >= y && pointer.y <= y + h
    return within ? handle.toCanvas(pointer) : undefined
  }

  /** The point of the canvas in the middle of what is seen of it. */
  middle(): Point {
    if (!this.handle) return { x: 0, y: 0 }
    const { x, y, w, h } = this.handle.room()
    return this.handle.toCanvas({ x: x + w / 2, y: y + h / 2 })
  }

  /** Looks into the instance of a subgraph. */
  enter(id: string): void {
    const subgraph = this.graph.node(id)?.face?.subgraph
    if (subgraph === undefined) return
    this.editor.view.setState(({ path, through }) => ({
      path: [...path, subgraph],
      through: [...through, id],
      selection: noSelection,
    }))
  }

  /** Goes back out, until so many subgraphs are entered; the instance that was looked into is chosen. */
  leave(depth: number): void {
    this.editor.view.setState(({ path, through }) => {
      const left = through[depth]
      return {
        path: path.slice(0, depth),
        through: through.slice(0, depth),
        selection: left === undefined ? noSelection : { ...noSelection, nodes: new Set([left]) },
      }
    })
  }

  /** Puts the keyboard's focus on a node, or on a port of it; a window that was opened over the canvas meanwhile keeps it. */
  focus(id: string, port?: { readonly name: string; readonly side: 'input' | 'output' }): void {
    this.detail.want(id)
    requestAnimationFrame(() => {
      if (this.editor.view.getState().overlay) return
      const node = this.handle?.element.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(id)}"]`)
      const target = port
        ? node?.querySelector<HTMLElement>(`[data-port="${CSS.escape(port.name)}"][data-side="${port.side}"]`)
        : node
      target?.focus({ preventScroll: true })
    })
  }

  /** Brings a point of the canvas into view, where it is not. */
  show(point: Point): void {
    const { handle } = this
    if (!handle) return
    const free = handle.room()
    const { x, y } = handle.toClient(point)
    const margin = 48
    const seen =
      x > free.x + margin &&
      x < free.x + free.w - margin &&
      y > free.y + margin &&
      y < free.y + free.h - margin
    if (!seen) handle.centre(point)
  }

  /** What a node takes up with the names beside it; of a frame or a note, its box. By React Flow id. */
  reach(id: string): Box | undefined {
    const box = this.flow.box(id)
    const node = this.graph.node(id)
    return box && node ? nodeReach(box, node, this.flow.isSmall(id)) : box
  }

  /** The boxes of some nodes, by id. */
  boxesOf(nodes: Iterable<string>): Record<string, Box> {
    const boxes: Record<string, Box> = {}
    for (const id of nodes) {
      const box = this.flow.box(id)
      if (box) boxes[id] = box
    }
    return boxes
  }
}

/** One stage for each editor, for as long as the editor is there. */
const stages = new WeakMap<Editor, Stage>()

/** The stage of an editor. */
export function stageOf(editor: Editor): Stage {
  let stage = stages.get(editor)
  if (!stage) stages.set(editor, (stage = new Stage(editor)))
  return stage
}
