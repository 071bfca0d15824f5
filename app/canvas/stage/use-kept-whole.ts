import { useEffect } from 'react'
import { boundsOf } from './bounds.ts'
import { everything } from './everything.ts'
import type { Stage, Viewport } from './stage.ts'

/**
 * Keeps a graph that has just been opened in view as a whole while its nodes grow: curves and pictures come after the
 * first measure. It ends when somebody has moved the view or a node; from the first edit on, only what would no longer be
 * seen whole is fitted again, so that nothing jumps while a prompt is typed.
 */
export function useKeptWhole(stage: Stage): void {
  useEffect(() => {
    let frame = 0
    const grown = (): void => {
      frame = 0
      const { flow, fitted, viewport, handle, editor } = stage
      if (!fitted || !viewport) return
      if (flow.dragging || !alike(fitted, viewport)) {
        stage.fitted = undefined
        return
      }
      const { undoLabel, redoLabel } = editor.document.state.getState()
      const edited = undoLabel !== undefined || redoLabel !== undefined
      if (!edited || !seesAll(stage)) stage.fitted = handle?.fit(undefined, true)
    }
    const soon = (): void => {
      frame ||= requestAnimationFrame(grown)
    }
    // What has grown before this was there.
    soon()
    const stop = stage.flow.subscribeMoves(soon)
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [stage])
}

/** Whether everything is in view beside the panels. */
function seesAll(stage: Stage): boolean {
  const { handle } = stage
  const bounds = boundsOf(everything(stage))
  if (!handle || !bounds) return true
  const room = handle.room()
  const from = handle.toClient(bounds)
  const to = handle.toClient({ x: bounds.x + bounds.w, y: bounds.y + bounds.h })
  return from.x >= room.x && from.y >= room.y && to.x <= room.x + room.w && to.y <= room.y + room.h
}

function alike(a: Viewport, b: Viewport): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 0.001
}
