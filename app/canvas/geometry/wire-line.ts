import type { Point } from '../../document/index.ts'
import type { Piece, WireRoute } from './lay-wire.ts'

const parts = 16

/** Points along a wire, so near each other that the lines between them follow it. */
export function wireLine({ pieces }: WireRoute): Point[] {
  const line: Point[] = []
  for (const piece of pieces) {
    line.push(piece[0])
    if (piece.length === 4) for (let part = 1; part < parts; part++) line.push(pointAt(piece, part / parts))
  }
  line.push(pieces.at(-1)!.at(-1)!)
  return line
}

/** How far a point is from a line, and between which of its points it is nearest. */
export function nearestOnLine(
  line: readonly Point[],
  point: Point,
): { readonly distance: number; readonly after: number } {
  let nearest = { distance: Infinity, after: 0 }
  for (let at = 1; at < line.length; at++) {
    const distance = toSegment(point, line[at - 1]!, line[at]!)
    if (distance < nearest.distance) nearest = { distance, after: at - 1 }
  }
  return nearest
}

/** Which piece of a wire lies nearest to a point: a new point is put between its ends. */
export function nearestPiece({ pieces }: WireRoute, point: Point): number {
  let nearest = { distance: Infinity, at: 0 }
  pieces.forEach((piece, at) => {
    const { distance } = nearestOnLine(wireLine({ pieces: [piece], path: '', middle: piece[0] }), point)
    if (distance < nearest.distance) nearest = { distance, at }
  })
  return nearest.at
}

function pointAt([a, b, c, d]: Extract<Piece, { readonly length: 4 }>, t: number): Point {
  const s = 1 - t
  const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return { x: p * a.x + q * b.x + r * c.x + u * d.x, y: p * a.y + q * b.y + r * c.y + u * d.y }
}

function toSegment({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy)
}
