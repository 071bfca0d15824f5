import type { Box } from '../../document/index.ts'
import { boundsOf } from './bounds.ts'

/** How large the map is on the page. */
export const mapSize = { w: 160, h: 116 }
/** What is left free round everything. */
const margin = 4

/** How the canvas is drawn small: which of its points is at the corner of the map, and how many pixels of the map one of its own is. */
export interface MapScale {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** The map of what lies in a box, and of what is seen of the canvas: both fit in, in the middle. */
export function mapScale(graph: Box | undefined, seen: Box): MapScale {
  const bounds = boundsOf(graph ? [graph, seen] : [seen])!
  const scale = Math.min((mapSize.w - 2 * margin) / bounds.w, (mapSize.h - 2 * margin) / bounds.h)
  return {
    x: bounds.x + bounds.w / 2 - mapSize.w / 2 / scale,
    y: bounds.y + bounds.h / 2 - mapSize.h / 2 / scale,
    scale,
  }
}

/** Where something of the canvas is on the map. */
export function onMap({ x, y, scale }: MapScale, box: Box): Box {
  return { x: (box.x - x) * scale, y: (box.y - y) * scale, w: box.w * scale, h: box.h * scale }
}
