import { disconnect, type Point } from '../../document/index.ts'
import type { WireInHand, WireTarget } from '../stage/stage-state.ts'
import type { Stage } from '../stage/stage.ts'
import { betweenFor, putBetween } from './between.ts'
import { joinWire } from './join-wire.ts'
import { takeWire } from './take-wire.ts'
import { portOf, wireTargetAt } from './wire-end.ts'

/** So far the pointer may move before a press is a drag, in pixels of the page. */
const slack = 4

/**
 * Draws a wire with the pointer, from the press on a port on. A click without a drag leaves the wire in the hand until the
 * next click, so that nobody has to hold a button down.
 */
export function dragWire(stage: Stage, port: HTMLElement, event: PointerEvent): void {
  const start = portOf(port)
  const { handle } = stage
  if (!start || !handle) return
  const pressed = { x: event.clientX, y: event.clientY }
  let wire: WireInHand | undefined
  /** The pointer that pressed, until it is let go: what another finger does meanwhile is none of the wire's. */
  let held: number | undefined = event.pointerId
  const other = ({ pointerId }: PointerEvent): boolean => held !== undefined && pointerId !== held

  const take = (at: Point): void => {
    wire = takeWire(
      stage,
      { node: start.node, port: start.name, side: start.side },
      handle.toCanvas(at),
      'pointer',
    )
  }
  const move = (moved: PointerEvent): void => {
    if (other(moved)) return
    const at = { x: moved.clientX, y: moved.clientY }
    if (!wire) {
      if (Math.hypot(at.x - pressed.x, at.y - pressed.y) <= slack) return
      take(at)
    }
    if (wire && stage.state.getState().wire === undefined) return end()
    follow(stage, at)
  }
  const up = (lifted: PointerEvent): void => {
    if (other(lifted)) return
    held = undefined
    const at = { x: lifted.clientX, y: lifted.clientY }
    if (!wire) {
      take(at)
      return
    }
    if (Math.hypot(at.x - pressed.x, at.y - pressed.y) <= slack && lifted.type === 'pointerup') return
    end()
    dropWire(stage, at, lifted.altKey)
  }
  const end = (): void => {
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', up)
    removeEventListener('pointerdown', press, true)
    removeEventListener('pointercancel', cancel)
  }
  const press = (down: PointerEvent): void => {
    // The second click of the two: it lets go wherever it is.
    if (!wire || !stage.state.getState().wire) return end()
    // A second finger means to move or zoom the canvas.
    if (other(down)) return putBack()
    down.preventDefault()
    down.stopPropagation()
    end()
    if (down.button === 0) dropWire(stage, { x: down.clientX, y: down.clientY }, down.altKey)
    else stage.state.setState({ wire: undefined })
  }
  const putBack = (): void => {
    end()
    stage.state.setState({ wire: undefined })
  }
  const cancel = (cancelled: PointerEvent): void => {
    if (!other(cancelled)) putBack()
  }
  addEventListener('pointermove', move)
  addEventListener('pointerup', up)
  addEventListener('pointerdown', press, true)
  addEventListener('pointercancel', cancel)
}

/** Moves the loose end to a point of the page. */
function follow(stage: Stage, client: Point): void {
  const { wire } = stage.state.getState()
  if (!wire || !stage.handle) return
  const over = wireTargetAt(stage, wire, client)
  const { over: _, ...rest } = wire
  const same = wire.over && over && sameTarget(wire.over, over) ? wire.over : over
  stage.state.setState({ wire: { ...rest, at: stage.handle.toCanvas(client), ...(same && { over: same }) } })
}

/**
 * Lets go of the wire: on a port it connects, with Alt it puts a node between, in the void of the canvas it asks what comes
 * there, or is cut where it was taken off a port. Anywhere else all stays as it was.
 */
function dropWire(stage: Stage, client: Point, alt: boolean): void {
  const { wire } = stage.state.getState()
  stage.state.setState({ wire: undefined })
  if (!wire || !stage.handle) return
  const { document: store, view } = stage.editor
  const over = wireTargetAt(stage, wire, client)
  if (over?.port !== undefined && over.fit.fit !== 'no') {
    joinWire(stage, wire.start, over.node, over.port, wire.taken)
  } else if (over) {
    if (alt && over.port !== undefined) between(stage, wire, { node: over.node, port: over.port })
  } else if (overVoid(client)) {
    if (wire.taken !== undefined) store.run(disconnect(stage.inside, [wire.taken]))
    else view.setState({ overlay: { kind: 'add', at: stage.handle.toCanvas(client), wire: wire.start } })
  }
}

/** Whether the canvas is there, and no node; the only one that a wire has no target on is the one it starts at. */
function overVoid({ x, y }: Point): boolean {
  const under = document.elementFromPoint(x, y)
  return !!under?.closest('.react-flow') && !under.closest('[data-node-id]')
}

function between(stage: Stage, wire: WireInHand, target: { node: string; port: string }): void {
  const { document: store } = stage.editor
  const faces = facesOf(stage)
  const found = betweenFor(faces, stage.graph.view, wire.start, target)
  const [a, b] = [stage.flow.box(wire.start.node), stage.flow.box(target.node)]
  if (!found || !a || !b) return
  const [own, other] = [[wire.start.node, wire.start.port] as const, [target.node, target.port] as const]
  const [source, sink] = wire.start.side === 'output' ? [own, other] : [other, own]
  const at = { x: Math.round((a.x + a.w + b.x) / 2 - 100), y: Math.round((a.y + b.y) / 2) }
  store.run(putBetween(stage.inside, found, source, sink, at))
}

/** The faces of every node type that is declared here. */
export function facesOf(stage: Stage) {
  const { document: store, registry } = stage.editor
  const faceOf = store.context.reader.faces(store.document)
  return [...registry.keys()].flatMap((type) => faceOf(type) ?? [])
}

function sameTarget(a: WireTarget, b: WireTarget): boolean {
  return a.node === b.node && a.port === b.port && a.fit === b.fit
}
