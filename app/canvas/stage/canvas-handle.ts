import type { Point } from '../../document/index.ts'

/** What can be asked of the canvas on the page while it is there. */
export interface CanvasHandle {
  readonly element: HTMLElement
  /** Brings everything, or some nodes, into view; at once, where nobody is to see it travel. */
  fit(ids?: readonly string[], atOnce?: boolean): void
  /** Zooms about the middle. */
  zoomTo(zoom: number): void
  /** Brings a point to the middle; it zooms only where the canvas is drawn smaller than `least`. */
  centre(point: Point, least?: number): void
  /** Moves the view, in pixels of the page. */
  panBy(by: Point): void
  /** From the page to the canvas, and back. */
  toCanvas(client: Point): Point
  toClient(point: Point): Point
}
