import type { Inside } from '../graph-of.ts'
import type { Command } from '../command.ts'
import type { Point } from './add-node.ts'
import { move } from './move.ts'

/** Where something is drawn and how large; the canvas measures it. */
export interface Box extends Point {
  readonly w: number
  readonly h: number
}

/** Which edge or middle is brought in line. */
export type Line = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

/** Brings nodes in line with the outermost of them, or with their common middle. */
export function align(inside: Inside, boxes: Readonly<Record<string, Box>>, line: Line): Command {
  const all = Object.values(boxes)
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))]
  const right = Math.max(...all.map(({ x, w }) => x + w))
  const bottom = Math.max(...all.map(({ y, h }) => y + h))
  const place = ({ x, y, w, h }: Box): Point => {
    switch (line) {
      case 'left':
        return { x: left, y }
      case 'centre':
        return { x: Math.round((left + right - w) / 2), y }
      case 'right':
        return { x: right - w, y }
      case 'top':
        return { x, y: top }
      case 'middle':
        return { x, y: Math.round((top + bottom - h) / 2) }
      case 'bottom':
        return { x, y: bottom - h }
    }
  }
  return { ...move(inside, { nodes: mapBoxes(boxes, place) }), label: 'Align' }
}

/** Spreads nodes so that the gaps between them are equal; the outermost two stay. */
export function distribute(
  inside: Inside,
  boxes: Readonly<Record<string, Box>>,
  along: 'across' | 'down',
): Command {
  const [at, size] = along === 'across' ? (['x', 'w'] as const) : (['y', 'h'] as const)
  const order = Object.entries(boxes).sort(([, a], [, b]) => a[at] - b[at])
  const [first, last] = [order[0]?.[1], order.at(-1)?.[1]]
  const filled = order.reduce((sum, [, box]) => sum + box[size], 0)
  const gap = first && last ? (last[at] + last[size] - first[at] - filled) / Math.max(1, order.length - 1) : 0
  let next = first?.[at] ?? 0
  const nodes = order.map(([id, box]) => {
    const place = { x: box.x, y: box.y, [at]: Math.round(next) }
    next += box[size] + gap
    return [id, place] as const
  })
  return { ...move(inside, { nodes: Object.fromEntries(nodes) }), label: 'Distribute' }
}

function mapBoxes(boxes: Readonly<Record<string, Box>>, place: (box: Box) => Point): Record<string, Point> {
  return Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, place(box)]))
}
