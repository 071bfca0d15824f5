import { type PointerEvent, type ReactNode, useRef } from 'react'
import { resizeNode } from '../../document/index.ts'
import { useStage } from '../stage/use-stage.ts'

const narrowest = 160
const step = 4

/** The right edge and the lower right corner of a node, by which it is made wider or higher. One drag is one step of the history. */
export function NodeResize({ id }: { readonly id: string }): ReactNode {
  const stage = useStage()
  const from = useRef<{ readonly x: number; readonly y: number; readonly w: number; readonly h: number }>(
    undefined,
  )
  const begin = (event: PointerEvent<HTMLElement>): void => {
    const box = stage.flow.box(id)
    if (event.button !== 0 || !box) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, y: event.clientY, w: box.w, h: box.h }
    stage.editor.document.begin('Resize')
  }
  const move = (event: PointerEvent<HTMLElement>): void => {
    const start = from.current
    if (!start) return
    const { zoom } = stage.state.getState()
    const w = snapped(start.w + (event.clientX - start.x) / zoom)
    const h = snapped(start.h + (event.clientY - start.y) / zoom)
    const corner = event.currentTarget.dataset['edge'] === 'corner'
    stage.editor.document.run(
      resizeNode(stage.inside, id, { w: Math.max(narrowest, w), ...(corner && { h: Math.max(60, h) }) }),
    )
  }
  const end = (): void => {
    if (!from.current) return
    from.current = undefined
    stage.editor.document.commit()
  }
  const handlers = { onPointerDown: begin, onPointerMove: move, onPointerUp: end, onPointerCancel: end }
  return (
    <>
      <span className="node-resize nodrag nopan" data-edge="right" aria-hidden="true" {...handlers} />
      <span className="node-resize nodrag nopan" data-edge="corner" aria-hidden="true" {...handlers} />
    </>
  )
}

function snapped(value: number): number {
  return Math.round(value / step) * step
}
