import type { Box, Point } from '../../document/index.ts'

/** What is left free between boxes, in pixels of the canvas. */
const gap = 16
const grid = 4

/** A stretch of a column that nothing may begin in. */
type Stretch = readonly [start: number, end: number]

/**
 * The place for the upper left corner of a box that is nearest to the wanted one and where it lies on none of the others.
 * Such a place is in the column that was wanted or in one that an edge of another box begins, so only those are looked at,
 * the nearest first.
 */
export function freePlace(
  wanted: Point,
  size: { readonly w: number; readonly h: number },
  taken: readonly Box[],
): Point {
  const edges = taken.flatMap(({ x, w }) => [down(x - gap - size.w), up(x + w + gap)])
  const columns = [...new Set([wanted.x, ...edges])]
  let best: { readonly at: Point; readonly far: number } | undefined
  for (const x of columns.sort((a, b) => Math.abs(a - wanted.x) - Math.abs(b - wanted.x))) {
    if (best && Math.abs(x - wanted.x) >= best.far) break
    const y = nearestOutside(wanted.y, stretches(x, size, taken))
    const far = Math.hypot(x - wanted.x, y - wanted.y)
    if (!best || far < best.far) best = { at: { x, y }, far }
  }
  return best!.at
}

/** Where in a column the box would lie on another one: stretches that do not touch, from top to bottom. */
function stretches(
  x: number,
  { w, h }: { readonly w: number; readonly h: number },
  taken: readonly Box[],
): readonly Stretch[] {
  const own = taken
    .filter((box) => box.x < x + w + gap && box.x + box.w + gap > x)
    .map((box): Stretch => [down(box.y - gap - h), up(box.y + box.h + gap)])
    .sort(([a], [b]) => a - b)
  const merged: [number, number][] = []
  for (const [start, end] of own) {
    const last = merged.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

function nearestOutside(y: number, all: readonly Stretch[]): number {
  const within = all.find(([start, end]) => y > start && y < end)
  if (!within) return y
  const [start, end] = within
  return y - start < end - y ? start : end
}

function down(value: number): number {
  return Math.floor(value / grid) * grid
}

function up(value: number): number {
  return Math.ceil(value / grid) * grid
}
