import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import type { CanvasHandle } from './canvas-handle.ts'
import { boundsOf } from './bounds.ts'
import type { Stage } from './stage.ts'

/** The least and most that the canvas zooms. */
export const zoomRange = { min: 0.1, max: 2 }
/** What is left free round everything, in pixels of the page. */
const margin = 32
/** The easing of the look, `cubic-bezier(.2, 0, 0, 1)`, near enough. */
const ease = (t: number): number => 1 - (1 - t) ** 3

/** Lets others ask things of the canvas while it is on the page. */
export function useCanvasHandle(stage: Stage, root: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow()
  const store = useStoreApi()
  useEffect(() => {
    const element = root.current
    if (!element) return
    const look = (x: number, y: number, zoom: number, at: number): void => {
      const { width, height } = store.getState()
      void flow.setViewport(
        { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom },
        { duration: at, ease, interpolate: 'linear' },
      )
    }
    const handle: CanvasHandle = {
      element,
      fit(ids, atOnce = false) {
        const boxes = ids
          ? ids.flatMap((id) => stage.flow.box(id) ?? [])
          : [...stage.flow.boxes]
              .filter(([id]) => stage.flow.foldedInto(id) === undefined)
              .map(([, box]) => box)
        const bounds = boundsOf(boxes)
        const { width, height } = store.getState()
        const time = atOnce ? 0 : travel()
        if (!bounds) return look(width / 2, height / 2, 1, time)
        const zoom = Math.min(
          1,
          Math.max(
            zoomRange.min,
            Math.min((width - 2 * margin) / bounds.w, (height - 2 * margin) / bounds.h),
          ),
        )
        look(bounds.x + bounds.w / 2, bounds.y + bounds.h / 2, zoom, time)
      },
      zoomTo(zoom) {
        void flow.zoomTo(zoom, { duration: travel() / 2 })
      },
      centre({ x, y }, least = 0) {
        look(x, y, Math.max(least, flow.getZoom()), travel())
      },
      panBy({ x, y }) {
        const now = flow.getViewport()
        void flow.setViewport({ ...now, x: now.x + x, y: now.y + y })
      },
      toCanvas: (client) => flow.screenToFlowPosition(client, { snapToGrid: false }),
      toClient: (point) => flow.flowToScreenPosition(point),
    }
    stage.handle = handle
    return () => {
      if (stage.handle === handle) stage.handle = undefined
    }
  }, [stage, root, flow, store])
}

/** How long the canvas takes to travel, in ms; not at all for those who want no motion. */
function travel(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 240
}
