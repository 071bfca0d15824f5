import type { Box, EditedGraph, NodeView, Point } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { headerHeight } from '../geometry/node-measures.ts'
import { guessHeight, nodeWidth } from '../geometry/node-size.ts'
import type { GraphSource } from '../graph/graph-source.ts'
import { bodyForm } from './body-form.ts'
import { flowId, type FlowItem, viewKey } from './flow-id.ts'
import { type FlowNode, flowNodeOf } from './flow-node.ts'
import { foldedNodes } from './folded.ts'

type Listener = () => void

/** A frame that is drawn small. */
export const smallFrame = { w: 200, h: headerHeight }

/**
 * Where everything on the canvas is right now: the layout of the document, with what is being dragged where the pointer
 * has it, and with the sizes that were measured. React Flow draws `nodes`; wires hear when an end of theirs has moved.
 */
export class Flow {
  readonly #editor: Pick<Editor, 'view'>
  readonly #graph: GraphSource
  readonly #heights = new Map<string, number>()
  readonly #list = new Set<Listener>()
  readonly #one = new Map<string, Set<Listener>>()
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
    return this.#editor.view.getState().collapsed.has(viewKey(this.#graph.inside, id))
  }

  /** Called when the list for React Flow changes. */
  subscribe(listener: Listener): () => void {
    this.#list.add(listener)
    return () => this.#list.delete(listener)
  }

  /** Called when a node has moved, changed its size, or been put away. */
  subscribeNode(id: string, listener: Listener): () => void {
    let listeners = this.#one.get(id)
    if (!listeners) this.#one.set(id, (listeners = new Set()))
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** Has things where the pointer took them, without touching the document; undefined lets go of them. */
  drag(
    places: ReadonlyMap<string, Point> | undefined,
    shift?: { readonly wires: ReadonlySet<string>; readonly by: Point },
  ): void {
    this.#dragged = places
    this.#shift = shift
    this.#update()
  }

  /** How far the points of a wire are being dragged along. */
  shiftOf(edge: string): Point | undefined {
    return this.#shift?.wires.has(edge) ? this.#shift.by : undefined
  }

  /** Notes how high things turned out to be. */
  measured(heights: ReadonlyMap<string, number>): void {
    let changed = false
    for (const [id, height] of heights) {
      if (this.isSmall(id)) continue
      const key = viewKey(this.#graph.inside, id)
      changed ||= this.#heights.get(key) !== height
      this.#heights.set(key, height)
    }
    if (changed) this.#update()
  }

  #update(): void {
    const { view, inside } = this.#graph
    const { layout } = view.graph
    const { selection, expanded, collapsed } = this.#editor.view.getState()
    const small = (id: string): boolean => collapsed.size > 0 && collapsed.has(viewKey(inside, id))
    const before = { byId: this.#byId, boxes: this.#boxes, folded: this.#folded }
    const boxes = new Map<string, Box>()
    const keep = (id: string, at: Point, w: number, h: number): Box => {
      const { x, y } = this.#dragged?.get(id) ?? at
      const old = before.boxes.get(id)
      const box = old && old.x === x && old.y === y && old.w === w && old.h === h ? old : { x, y, w, h }
      boxes.set(id, box)
      return box
    }

    for (const node of view.nodes.values()) {
      const at: EditedGraph['layout']['nodes'][string] = layout.nodes[node.id] ?? origin
      const large = expanded.size > 0 && expanded.has(viewKey(inside, node.id))
      const { w, h } = this.#sizeOf(node, at, large, small(node.id))
      keep(node.id, at, w, h)
    }
    const ofNodes = (): Record<string, Box> => Object.fromEntries(boxes)
    const folded = foldedNodes(layout.groups, small, ofNodes)
    const nodes: FlowNode[] = []
    const byId = new Map<string, FlowNode>()
    const add = (type: FlowItem['kind'], id: string, selected: boolean, colour: string | undefined): void => {
      const flow = flowId(type, id)
      const fixedHeight = type !== 'node'
      const hidden = type === 'node' && folded.has(id)
      const raised = type === 'node' && expanded.has(viewKey(inside, id))
      const minHeight = fixedHeight || small(id) ? undefined : layout.nodes[id]?.h
      const box = boxes.get(flow)!
      const made = flowNodeOf(
        { id: flow, type, box, fixedHeight, selected, hidden, minHeight, colour, raised },
        before.byId.get(flow),
      )
      nodes.push(made)
      byId.set(flow, made)
    }
    for (const [id, { x, y, w = 240, h = 160, colour }] of Object.entries(layout.groups ?? {})) {
      const size = small(id) ? smallFrame : { w, h }
      keep(flowId('frame', id), { x, y }, size.w, size.h)
      add('frame', id, selection.groups.has(id), colour)
    }
    for (const id of view.nodes.keys()) add('node', id, selection.nodes.has(id), layout.nodes[id]?.colour)
    for (const [id, { x, y, w = 200, h = 120, colour }] of Object.entries(layout.notes ?? {})) {
      keep(flowId('note', id), { x, y }, w, h)
      add('note', id, selection.notes.has(id), colour)
    }

    this.#boxes = boxes
    this.#byId = byId
    this.#folded = folded
    const same = nodes.length === this.#nodes.length && nodes.every((node, at) => node === this.#nodes[at])
    if (!same) {
      this.#nodes = nodes
      for (const listener of this.#list) listener()
    }
    for (const [id, listeners] of this.#one) {
      const frame = folded.get(id)
      const still =
        before.boxes.get(id) === boxes.get(id) &&
        before.folded.get(id) === frame &&
        (frame === undefined ||
          before.boxes.get(flowId('frame', frame)) === boxes.get(flowId('frame', frame)))
      if (!still) for (const listener of listeners) listener()
    }
  }

  #sizeOf(node: NodeView, box: { w?: number | undefined }, large: boolean, small: boolean): SizeOfBox {
    const form = bodyForm(node, large)
    const w = (large ? undefined : box.w) ?? nodeWidth(node, form)
    if (small) return { w: large ? nodeWidth(node, bodyForm(node, false)) : w, h: headerHeight }
    return { w, h: this.#heights.get(viewKey(this.#graph.inside, node.id)) ?? guessHeight(node, form, w) }
  }
}

type SizeOfBox = { readonly w: number; readonly h: number }

const origin = { x: 0, y: 0 }
