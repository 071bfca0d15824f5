import { memo, type PointerEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { type EdgeView, type Point, routeWire } from '../../document/index.ts'
import { kindLook } from '../../look/index.ts'
import { kindName } from '../node/kind-name.ts'
import { useStage } from '../stage/use-stage.ts'

/** What `WirePoints` is given. */
export interface WirePointsProps {
  readonly edge: EdgeView
  readonly points: readonly Point[]
}

const step = 4

/** The points that a wire is led through. Dragging one moves it, as one step of the history; a double-click takes it away. */
export const WirePoints = memo(function WirePoints({ edge, points }: WirePointsProps): ReactNode {
  const stage = useStage()
  const rings = useRef<HTMLDivElement>(null)
  const moving = useRef<number>(undefined)
  const { colour } = kindLook(kindName(edge.kind))
  useLayoutEffect(() => {
    const update = (): void => {
      const shift = stage.flow.shiftOf(edge.id)
      if (rings.current) rings.current.style.transform = shift ? `translate(${shift.x}px, ${shift.y}px)` : ''
    }
    return stage.flow.subscribeNode(edge.from[0], update)
  }, [stage, edge])

  const run = (changed: readonly Point[]): void => {
    stage.editor.document.run(routeWire(stage.inside, edge.id, changed))
  }
  const down = (event: PointerEvent<HTMLElement>, at: number): void => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    moving.current = at
    stage.editor.document.begin('Route wire')
  }
  const move = (event: PointerEvent<HTMLElement>): void => {
    const at = moving.current
    const to = stage.handle?.toCanvas({ x: event.clientX, y: event.clientY })
    if (at === undefined || !to) return
    run(points.with(at, { x: Math.round(to.x / step) * step, y: Math.round(to.y / step) * step }))
  }
  const up = (): void => {
    if (moving.current === undefined) return
    moving.current = undefined
    stage.editor.document.commit()
  }
  return (
    <div ref={rings}>
      {points.map(({ x, y }, at) => (
        <button
          // Points have no names of their own; their order is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          type="button"
          className="wire-point nopan"
          data-wire-point={`${edge.id} ${at}`}
          style={{ transform: `translate(${x}px, ${y}px)`, borderColor: colour }}
          aria-label={`Point ${at + 1} of the wire from ${edge.from[0]} to ${edge.to[0]}`}
          tabIndex={-1}
          onPointerDown={(event) => down(event, at)}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={up}
          onDoubleClick={() => run(points.toSpliced(at, 1))}
        />
      ))}
    </div>
  )
})
