import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import type { Box } from '../../document/index.ts'
import { wantsStillness } from '../../look/index.ts'
import { fitBox, inMiddle } from '../geometry/fit-box.ts'
import { freeRoom } from '../geometry/free-room.ts'
import type { CanvasHandle } from './canvas-handle.ts'
import { boundsOf } from './bounds.ts'
import { everything } from './everything.ts'
import type { Stage, Viewport } from './stage.ts'

/** The least and most that the canvas zooms. */
export const zoomRange = { min: 0.1, max: 2 }
/** What is left free round everything, in pixels of the page. */
const margin = 20
/** The easing of the look, `cubic-bezier(.2, 0, 0, 1)`, near enough. */
const ease = (t: number): number => 1 - (1 - t) ** 3

/** Lets others ask things of the canvas while it is on the page. */
export function useCanvasHandle(stage: Stage, root: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow()
  useEffect(() => {
    const element = root.current
    if (!element) return
    const look = (viewport: Viewport, at: number): void =>
      void flow.setViewport(viewport, { duration: at, ease, interpolate: 'linear' })
    const roomWithin = (): Box => {
      const { x, y } = boxOf(element)
      const free = handle.room()
      return { ...free, x: free.x - x, y: free.y - y }
    }
    const handle: CanvasHandle = {
      element,
      room: () => freeRoom(boxOf(element), panelsOver(element)),
      fit(ids, atOnce = false) {
        const room = roomWithin()
        const bounds = boundsOf(ids ? ids.flatMap((id) => stage.reach(id) ?? []) : everything(stage))
        const viewport = bounds
          ? fitBox(bounds, room, { min: zoomRange.min, max: 1, margin })
          : inMiddle({ x: room.w / 2, y: room.h / 2 }, room, 1)
        look(viewport, atOnce ? 0 : travel())
        return viewport
      },
      zoomTo(zoom) {
        void flow.zoomTo(zoom, { duration: travel() / 2 })
      },
      centre(point, least = 0) {
        look(inMiddle(point, roomWithin(), Math.max(least, flow.getZoom())), travel())
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
  }, [stage, root, flow])
}

/** How long the canvas travels, in ms; not at all for those who want no motion. */
function travel(): number {
  return wantsStillness() ? 0 : 240
}

/** Where an element is on the page. */
function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left, y: top, w: width, h: height }
}

/** The panels that lie over the canvas where the window is too narrow for both. */
function panelsOver(element: HTMLElement): readonly Box[] {
  const { ownerDocument } = element
  return [...ownerDocument.querySelectorAll('aside[data-area]')].map(boxOf)
}
