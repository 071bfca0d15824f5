import type { Box } from '../../document/index.ts'

/** The box round some boxes; undefined round nothing. */
export function boundsOf(boxes: Iterable<Box>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + w)
    bottom = Math.max(bottom, y + h)
  }
  return left === Infinity ? undefined : { x: left, y: top, w: right - left, h: bottom - top }
}
