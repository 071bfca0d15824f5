import type { Box } from '../../document/index.ts'
import type { Viewport } from '../stage/stage.ts'

/** How far a fitted view may be zoomed, and what it leaves free, in pixels of the page. */
export interface FitLimits {
  readonly min: number
  readonly max: number
  readonly margin: number
}

/** The view in which a box of the canvas stands whole in the middle of a room, which is in pixels from the canvas's corner. */
export function fitBox(box: Box, room: Box, { min, max, margin }: FitLimits): Viewport {
  const fitting = Math.min((room.w - 2 * margin) / box.w, (room.h - 2 * margin) / box.h)
  return inMiddle({ x: box.x + box.w / 2, y: box.y + box.h / 2 }, room, Math.min(max, Math.max(min, fitting)))
}

/** The view in which a point of the canvas is in the middle of a room. */
export function inMiddle(
  { x, y }: { readonly x: number; readonly y: number },
  room: Box,
  zoom: number,
): Viewport {
  return { x: room.x + room.w / 2 - x * zoom, y: room.y + room.h / 2 - y * zoom, zoom }
}
