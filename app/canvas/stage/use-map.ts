import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { useEditor } from '../../shell/editor.ts'
import type { Box, Point } from '../../document/index.ts'
import { boundsOf } from './bounds.ts'
import { drawMap } from './draw-map.ts'
import { type MapScale, mapScale, onMap } from './map-scale.ts'
import type { Stage } from './stage.ts'

/** What the map is made of: the ground, the picture of the graph, and the edge round what is seen of it. */
export interface MapParts {
  readonly ground: RefObject<HTMLElement | null>
  readonly picture: RefObject<HTMLCanvasElement | null>
  readonly seen: RefObject<HTMLElement | null>
}

/**
 * Keeps the map as the canvas is, without React: once a frame at most, and the picture only where something on it is
 * different; when the view is panned or zoomed within the graph, only the edge round what is seen moves.
 */
export function useMap(stage: Stage, { ground, picture, seen }: MapParts): void {
  const store = useStoreApi()
  const react = useReactFlow()
  const { view } = useEditor()
  useEffect(() => {
    const [element, canvas, edge] = [ground.current, picture.current, seen.current]
    if (!element || !canvas || !edge) return
    const { flow } = stage
    let bounds: Box | undefined
    let drawn: MapScale | undefined
    let stale = true
    let frame = 0
    let looked = store.getState().transform
    let from: Point | undefined

    const draw = (): void => {
      frame = 0
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      looked = transform
      const window = { x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom }
      if (stale)
        bounds = boundsOf(flow.nodes.flatMap(({ id, hidden }) => (hidden ? [] : (flow.box(id) ?? []))))
      const scale = mapScale(bounds, window)
      const same = drawn && drawn.x === scale.x && drawn.y === scale.y && drawn.scale === scale.scale
      if (stale || !same) drawMap(canvas, flow, scale)
      drawn = scale
      stale = false
      const box = onMap(scale, window)
      edge.style.transform = `translate(${box.x}px, ${box.y}px)`
      edge.style.width = `${box.w}px`
      edge.style.height = `${box.h}px`
    }
    const soon = (): void => {
      frame ||= requestAnimationFrame(draw)
    }
    const again = (): void => {
      stale = true
      soon()
    }
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      const lines = event.deltaMode === 1 ? 0.05 : event.deltaMode === 0 ? 0.002 : 1
      void react.zoomTo(react.getZoom() * 2 ** (-event.deltaY * lines))
    }
    const drag = (event: PointerEvent): void => {
      if (!from || !drawn) return
      const by = react.getZoom() / drawn.scale
      stage.handle?.panBy({ x: (from.x - event.clientX) * by, y: (from.y - event.clientY) * by })
      from = { x: event.clientX, y: event.clientY }
    }
    const press = (event: PointerEvent): void => {
      if (event.button !== 0) return
      element.setPointerCapture(event.pointerId)
      from = { x: event.clientX, y: event.clientY }
    }
    const leave = (): void => {
      from = undefined
    }

    draw()
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const ends = [
      flow.subscribe(again),
      flow.subscribeMoves(again),
      store.subscribe(({ transform, width, height }, before) => {
        if (transform !== looked || width !== before.width || height !== before.height) soon()
      }),
      view.subscribe(({ theme }, before) => void (theme !== before.theme && again())),
    ]
    dark.addEventListener('change', again)
    element.addEventListener('wheel', wheel, { passive: false })
    element.addEventListener('pointerdown', press)
    element.addEventListener('pointermove', drag)
    element.addEventListener('lostpointercapture', leave)
    return () => {
      cancelAnimationFrame(frame)
      for (const end of ends) end()
      dark.removeEventListener('change', again)
      element.removeEventListener('wheel', wheel)
      element.removeEventListener('pointerdown', press)
      element.removeEventListener('pointermove', drag)
      element.removeEventListener('lostpointercapture', leave)
    }
  }, [stage, store, react, view, ground, picture, seen])
}
