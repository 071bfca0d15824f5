import type { Box, Point } from '../../document/index.ts'
import type { Viewport } from './stage.ts'

/** What can be asked of the canvas on the page while it is there. */
export interface CanvasHandle {
  readonly element: HTMLElement
  /** The part of the canvas that no panel lies over, on the page. */
  room(): Box
  /** Brings everything, or some nodes, into view beside the panels; at once, where nobody is to see it travel. Returns that view. */
  fit(ids?: readonly string[], atOnce?: boolean): Viewport
  /** Zooms about the middle. */
  zoomTo(zoom: number): void
  /** Brings a point to the middle of what is free; it zooms only where the canvas is drawn smaller than `least`. */
  centre(point: Point, least?: number): void
  /** Moves the view, in pixels of the page. */
  panBy(by: Point): void
  /** From the page to the canvas, and back. */
  toCanvas(client: Point): Point
  toClient(point: Point): Point
}
