import { insertOnWire, move, type Point, pullOut } from '../../document/index.ts'
import { flowItem } from '../flow/flow-id.ts'
import type { Stage } from '../stage/stage.ts'
import { movesAlong, sortedPlaces } from './moves-along.ts'
import { wireUnder } from './wire-under.ts'

/**
 * Dragging nodes, frames and notes. While it lasts only the canvas knows; letting go is one step of the history, be it a
 * move, a move into a wire, or, begun with Alt, out of one.
 */
export class NodeDrag {
  readonly #stage: Stage
  /** Where each dragged thing was. */
  readonly #from = new Map<string, Point>()
  /** What moves along because it lies in a dragged frame. */
  readonly #along: ReadonlyMap<string, Point>
  readonly #wires: ReadonlySet<string>
  readonly #lone: string | undefined
  #places: ReadonlyMap<string, Point> = new Map()

  constructor(stage: Stage, ids: readonly string[], alt: boolean) {
    this.#stage = stage
    const nodes = ids.filter((id) => flowItem(id).kind === 'node')
    stage.editor.document.begin('Move')
    if (alt && nodes.length > 0) stage.editor.document.run(pullOut(stage.inside, nodes))
    const { flow } = stage
    for (const id of ids) this.#from.set(id, flow.box(id)!)
    this.#along = movesAlong(stage, ids)
    const moving = new Set([...this.#from.keys(), ...this.#along.keys()])
    this.#wires = new Set(
      Object.keys(stage.graph.view.graph.layout.edges ?? {}).filter((id) => {
        const edge = stage.graph.view.edges.get(id)
        return edge && moving.has(edge.from[0]) && moving.has(edge.to[0])
      }),
    )
    this.#lone = ids.length === 1 && nodes.length === 1 && !isWired(stage, ids[0]!) ? ids[0] : undefined
  }

  /** Has dragged things at new places. */
  to(places: ReadonlyMap<string, Point>): void {
    const [first] = places
    if (!first) return
    const start = this.#from.get(first[0])
    if (!start) return
    const by = { x: first[1].x - start.x, y: first[1].y - start.y }
    const all = new Map(places)
    for (const [id, { x, y }] of this.#along) all.set(id, { x: x + by.x, y: y + by.y })
    this.#places = all
    this.#stage.flow.drag(all, { wires: this.#wires, by })
    if (this.#lone !== undefined)
      this.#stage.state.setState({ insertInto: wireUnder(this.#stage, this.#lone, this.#stage.pointer) })
  }

  /** Lets go. */
  drop(): void {
    const { flow, state, inside, editor } = this.#stage
    const { insertInto } = state.getState()
    if (this.#places.size > 0) {
      // The points of wires between them move along.
      editor.document.run(move(inside, sortedPlaces(this.#places)))
      if (insertInto !== undefined && this.#lone !== undefined)
        editor.document.run(insertOnWire(inside, insertInto, this.#lone))
    }
    editor.document.commit()
    flow.drag(undefined)
    if (insertInto !== undefined) state.setState({ insertInto: undefined })
  }
}

function isWired({ graph }: Stage, id: string): boolean {
  const node = graph.node(id)
  return (
    !!node && (node.inputs.some(({ edge }) => edge !== undefined) || node.outputs.some(({ wired }) => wired))
  )
}
