import type { Box, Point } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import type { GraphSource } from '../graph/graph-source.ts'
import { BoxSizes } from './box-sizes.ts'
import { addMarkBoxes, nodeBoxes } from './flow-boxes.ts'
import { flowId, flowItem, viewKey } from './flow-id.ts'
import { flowList } from './flow-list.ts'
import type { FlowNode } from './flow-node.ts'
import { foldedNodes } from './folded.ts'
import { NodeListeners } from './node-listeners.ts'

type Listener = () => void
type MoveListener = (ids: Iterable<string>) => void

/**
 * Where everything on the canvas is right now: the layout of the document, with what is being dragged where the pointer
 * has it, and with the sizes that were measured. React Flow draws `nodes`; wires hear when an end of theirs has moved.
 * While something is dragged, or is measured, only its box changes: React Flow and React hear when it is let go.
 */
export class Flow {
  readonly #editor: Pick<Editor, 'view'>
  readonly #graph: GraphSource
  readonly #sizes = new BoxSizes()
  readonly #list = new Set<Listener>()
  readonly #moves = new Set<MoveListener>()
  readonly #one = new NodeListeners()
  #nodes: readonly FlowNode[] = []
  #byId = new Map<string, FlowNode>()
  #boxes = new Map<string, Box>()
  #folded: ReadonlyMap<string, string> = new Map()
  #dragged: ReadonlyMap<string, Point> | undefined
  #shift: { readonly wires: ReadonlySet<string>; readonly by: Point } | undefined

  constructor(editor: Pick<Editor, 'view'>, graph: GraphSource) {
    this.#editor = editor
    this.#graph = graph
    this.#update()
    graph.subscribe(() => this.#update())
    editor.view.subscribe((view, before) => {
      if (
        view.selection !== before.selection ||
        view.collapsed !== before.collapsed ||
        view.expanded !== before.expanded
      )
        this.#update()
    })
  }

  /** For React Flow; the same list while nothing on it is different. */
  get nodes(): readonly FlowNode[] {
    return this.#nodes
  }

  /** Where something is, by its React Flow id. */
  box(id: string): Box | undefined {
    return this.#boxes.get(id)
  }

  /** Every box, by React Flow id. */
  get boxes(): ReadonlyMap<string, Box> {
    return this.#boxes
  }

  /** The small frame that a node is put away in. */
  foldedInto(node: string): string | undefined {
    return this.#folded.get(node)
  }

  /** Whether a node or frame is drawn small. */
  isSmall(id: string): boolean {
    const { collapsed } = this.#editor.view.getState()
    return collapsed.size > 0 && collapsed.has(viewKey(this.#graph.inside, id))
  }

  /** Called when the list for React Flow changes. */
  subscribe(listener: Listener): () => void {
    this.#list.add(listener)
    return () => this.#list.delete(listener)
  }

  /** Called with what has been dragged, let go of, or measured; `box` says where it is. */
  subscribeMoves(listener: MoveListener): () => void {
    this.#moves.add(listener)
    return () => this.#moves.delete(listener)
  }

  /** Called when a node has moved, changed its size, or been put away, and when it is let go. */
  subscribeNode(id: string, listener: Listener): () => void {
    return this.#one.add(id, listener)
  }

  /** Whether something is being dragged. */
  get dragging(): boolean {
    return this.#dragged !== undefined
  }

  /** Whether this is being dragged. */
  holds(id: string): boolean {
    return this.#dragged?.has(id) ?? false
  }

  /** Has things where the pointer took them, without touching the document; undefined lets go of them. */
  drag(
    places: ReadonlyMap<string, Point> | undefined,
    shift?: { readonly wires: ReadonlySet<string>; readonly by: Point },
  ): void {
    const held = this.#dragged
    this.#dragged = places
    this.#shift = shift
    if (!places) {
      this.#update()
      if (held) this.#moved([...held.keys()])
      return
    }
    const moved: string[] = []
    for (const [id, { x, y }] of places) {
      const box = this.#boxes.get(id)
      if (!box || (box.x === x && box.y === y)) continue
      this.#boxes.set(id, { ...box, x, y })
      moved.push(id)
    }
    this.#moved(moved)
  }

  /** How far the points of a wire are being dragged along. */
  shiftOf(edge: string): Point | undefined {
    return this.#shift?.wires.has(edge) ? this.#shift.by : undefined
  }

  /** Notes how high nodes turned out to be. */
  measured(heights: ReadonlyMap<string, number>): void {
    const resized: string[] = []
    for (const [id, h] of heights) {
      if (flowItem(id).kind !== 'node' || this.isSmall(id)) continue
      const news = this.#sizes.note(viewKey(this.#graph.inside, id), h)
      const box = this.#boxes.get(id)
      if (!news || !box || box.h === h) continue
      this.#boxes.set(id, { ...box, h })
      resized.push(id)
    }
    this.#moved(resized)
  }

  #moved(ids: readonly string[]): void {
    if (ids.length === 0) return
    const inFrames = [...this.#folded].filter(([, frame]) => ids.includes(flowId('frame', frame)))
    this.#one.tell([...ids, ...inFrames.map(([id]) => id)])
    for (const listener of this.#moves) listener(ids)
  }

  #update(): void {
    const { view, inside } = this.#graph
    const { selection, expanded, collapsed } = this.#editor.view.getState()
    const before = { byId: this.#byId, boxes: this.#boxes, folded: this.#folded }
    const isSmall = (id: string): boolean => collapsed.size > 0 && collapsed.has(viewKey(inside, id))
    const isLarge = (id: string): boolean => expanded.size > 0 && expanded.has(viewKey(inside, id))
    const [sizes, dragged] = [this.#sizes, this.#dragged]
    const source = { view, inside, sizes, before: before.boxes, dragged, isSmall, isLarge }
    const boxes = nodeBoxes(source)
    const ofNodes = (): Record<string, Box> => Object.fromEntries(boxes)
    // What is in a small frame moves along with it, and is in it until both are let go.
    const folded = dragged ? before.folded : foldedNodes(view.graph.layout.groups, isSmall, ofNodes)
    addMarkBoxes(boxes, source)
    const byId = flowList({ view, selection, boxes, folded, before: before.byId, isSmall, isLarge })
    const nodes = [...byId.values()]

    this.#boxes = boxes
    this.#byId = byId
    this.#folded = folded
    const same = nodes.length === this.#nodes.length && nodes.every((node, at) => node === this.#nodes[at])
    if (!same) {
      this.#nodes = nodes
      for (const listener of this.#list) listener()
    }
    const changed: string[] = []
    for (const id of this.#one.ids) {
      const frame = folded.get(id)
      const still =
        before.boxes.get(id) === boxes.get(id) &&
        before.folded.get(id) === frame &&
        (frame === undefined ||
          before.boxes.get(flowId('frame', frame)) === boxes.get(flowId('frame', frame)))
      if (!still) changed.push(id)
    }
    this.#one.tell(changed)
  }
}
