import { type HTMLAttributes, type MouseEvent, type PointerEvent, useMemo } from 'react'
import { isTextField } from '../../fields/is-text-field.ts'
import { isMac } from '../../look/keys.tsx'
import { noSelection } from '../../shell/view-store.ts'
import { canvasDeeds } from '../actions/late-canvas-deeds.ts'
import { flowItem } from '../flow/flow-id.ts'
import { chooseSubject } from '../menus/choose-subject.ts'
import type { MenuSubject } from '../stage/stage-state.ts'
import type { Stage } from '../stage/stage.ts'
import { chooseAlone } from './choose-alone.ts'
import { leaveText } from './leave-text.ts'
import { dragWire } from './wire-drag.ts'
import { portOf } from './wire-end.ts'

type Handlers = HTMLAttributes<HTMLDivElement>

/** What the pointer does on the canvas, besides what React Flow does: wires, knife, selection box, menus, adding. */
export function usePointer(stage: Stage): Handlers {
  return useMemo(() => pointerHandlers(stage), [stage])
}

function pointerHandlers(stage: Stage): Handlers {
  const { state, editor } = stage
  let boxing = false
  /** Whether the press was the knife's: it asks for no menu. */
  let cutting = false
  /** What was pressed of several that are chosen, and where. */
  let pressed: { readonly item: string; readonly x: number; readonly y: number } | undefined
  return {
    onPointerDownCapture(event) {
      const { target, button, shiftKey, ctrlKey, metaKey, nativeEvent } = event
      if (!(target instanceof Element)) return
      point(stage, event)
      // With Ctrl, a Mac's button asks for a menu.
      const asks = button === 0 && ctrlKey && isMac()
      stage.adding = !asks && (shiftKey || ctrlKey || metaKey)
      boxing = false
      cutting = button === 2 && ctrlKey
      leaveText(target)
      pressed = undefined
      const port = target.closest<HTMLElement>('[data-port]')
      if (asks) return
      if (cutting) {
        event.preventDefault()
        canvasDeeds((deeds) => deeds.dragKnife(stage, nativeEvent))(editor)
      } else if (button === 0 && port) {
        dragWire(stage, port, nativeEvent)
      } else if (button === 0 && stage.adding && isPane(target)) {
        boxing = true
        canvasDeeds((deeds) => deeds.dragMarquee(stage, nativeEvent, shiftKey))(editor)
      } else if (button === 0 && !stage.adding) {
        const item = target.closest<HTMLElement>('.react-flow__node.selected')?.dataset['id']
        if (item !== undefined) pressed = { item, x: event.clientX, y: event.clientY }
      }
    },
    onPointerUp({ clientX, clientY }) {
      // Pressed and let go, not dragged: of several, this one is meant.
      if (pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) <= 3)
        chooseAlone(stage, pressed.item)
      pressed = undefined
    },
    onMouseDownCapture(event) {
      // The box is ours; React Flow would pan.
      if (boxing) event.stopPropagation()
    },
    onPointerMove(event) {
      point(stage, event)
    },
    onPointerOver(event) {
      const hovered = nodeUnder(event)
      if (state.getState().hovered !== hovered) state.setState({ hovered })
    },
    onPointerLeave() {
      stage.pointer = undefined
      if (state.getState().hovered !== undefined) state.setState({ hovered: undefined })
    },
    onClickCapture(event) {
      // A box ends in a click, by which React Flow would choose nothing.
      if (boxing) event.stopPropagation()
      boxing = false
    },
    onClick(event) {
      const { target } = event
      if (!(target instanceof Element)) return
      const port = target.closest<HTMLElement>('[data-port]')
      // A click without a press is Enter or Space on a port.
      if (port && event.detail === 0) {
        if (state.getState().wire?.by === 'keys')
          return canvasDeeds((deeds) => deeds.connectByKeys(stage))(editor)
        return startAtPort(stage, port)
      }
      const edge = target.closest<SVGElement>('.wire')?.dataset['edgeId']
      if (edge !== undefined) chooseWire(stage, edge)
      else if (isPane(target) && !stage.adding) editor.view.setState({ selection: noSelection })
    },
    onDoubleClick(event) {
      const { target } = event
      if (!(target instanceof Element) || !stage.handle) return
      const at = stage.handle.toCanvas({ x: event.clientX, y: event.clientY })
      const edge = target.closest<SVGElement>('.wire')?.dataset['edgeId']
      const header = target.closest('.node-header')
      const node = nodeUnder(event)
      if (isPane(target)) editor.view.setState({ overlay: { kind: 'add', at } })
      else if (edge !== undefined) canvasDeeds((deeds) => deeds.addPoint(stage, edge, at))(editor)
      else if (header && node !== undefined) stage.enter(node)
    },
    onContextMenu(event) {
      const { target } = event
      pressed = undefined
      if (event.isDefaultPrevented() || !(target instanceof Element)) return
      if (event.button === 2 && isTextField(target)) return
      event.preventDefault()
      if (cutting || !stage.handle || inLayer(target)) return
      const client = { x: event.clientX, y: event.clientY }
      const subject = subjectOf(target)
      chooseSubject(stage, subject)
      state.setState({ menu: { subject, client, at: stage.handle.toCanvas(client) } })
    },
  }
}

function startAtPort(stage: Stage, element: HTMLElement): void {
  const port = portOf(element)
  if (!port) return
  const start = { node: port.node, port: port.name, side: port.side }
  canvasDeeds((deeds) => deeds.startWireByKeys(stage, start))(stage.editor)
}

/** Where the pointer is now. A menu of the canvas is opened where it was: what is done by a line of it is done there. */
function point(stage: Stage, { target, clientX: x, clientY: y }: PointerEvent): void {
  if (target instanceof Element && !inLayer(target)) stage.pointer = { x, y }
}

/** Whether it lies over the page; React tells the canvas of it all the same where the canvas opened it. */
function inLayer(target: Element): boolean {
  return target.closest('[role="menu"], [role="dialog"]') !== null
}

function isPane(target: Element): boolean {
  return target.classList.contains('react-flow__pane')
}

function nodeUnder({ target }: PointerEvent | MouseEvent): string | undefined {
  return target instanceof Element
    ? target.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId']
    : undefined
}

function subjectOf(target: Element): MenuSubject {
  const point = target.closest<HTMLElement>('[data-wire-point]')?.dataset['wirePoint']?.split(' ')
  if (point) return { kind: 'point', wire: point[0]!, index: Number(point[1]) }
  const edge =
    target.closest<SVGElement>('.wire')?.dataset['edgeId'] ??
    target.closest<HTMLElement>('[data-edge-mark]')?.dataset['edgeMark']
  if (edge !== undefined) return { kind: 'wire', id: edge }
  const flow = target.closest<HTMLElement>('.react-flow__node')?.dataset['id']
  if (flow === undefined) return { kind: 'canvas' }
  const { kind, id } = flowItem(flow)
  return { kind: kind === 'frame' ? 'group' : kind, id }
}

function chooseWire({ editor, adding }: Stage, id: string): void {
  editor.view.setState(({ selection }) => {
    if (!adding) return { selection: { ...noSelection, edges: new Set([id]) } }
    const edges = new Set(selection.edges)
    if (!edges.delete(id)) edges.add(id)
    return { selection: { ...selection, edges } }
  })
}
