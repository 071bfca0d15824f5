import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Box, Inside, Point } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { Flow } from '../flow/flow.ts'
import { GraphSource } from '../graph/graph-source.ts'
import type { CanvasHandle } from './canvas-handle.ts'
import { Detail } from './detail.ts'
import { idleStage, type StageState } from './stage-state.ts'

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

  constructor(editor: Editor) {
    this.editor = editor
    this.graph = new GraphSource(editor)
    this.flow = new Flow(editor, this.graph)
    this.detail = new Detail(() => this.flow.boxes)
    this.detail.counted(this.graph.view.nodes.size)
    this.graph.subscribe(() => this.detail.counted(this.graph.view.nodes.size))
  }

  /** Which graph is on the canvas. */
  get inside(): Inside {
    return this.graph.inside
  }

  /** The point of the canvas under the pointer, or the middle of what is seen. */
  cursor(): Point {
    const { handle, pointer } = this
    if (!handle) return { x: 0, y: 0 }
    const { left, top, width, height } = handle.element.getBoundingClientRect()
    const within =
      pointer &&
      pointer.x >= left &&
      pointer.x <= left + width &&
      pointer.y >= top &&
      pointer.y <= top + height
    return handle.toCanvas(within ? pointer : { x: left + width / 2, y: top + height / 2 })
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
