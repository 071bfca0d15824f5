import type { Box, Point } from '../../document/index.ts'

/** A straight line, or a curve with its two handles. */
export type Piece = readonly [Point, Point] | readonly [Point, Point, Point, Point]

/** How a wire runs. */
export interface WireRoute {
  readonly pieces: readonly Piece[]
  /** For the `d` of an SVG path. */
  readonly path: string
  /** Where a mark on the wire stands. */
  readonly middle: Point
}

/** What a wire runs between: both ports, the points it is led through, and the nodes, where they are known. */
export interface WireEnds {
  readonly from: Point
  readonly to: Point
  readonly via?: readonly Point[] | undefined
  readonly source?: Box | undefined
  readonly target?: Box | undefined
}

const shortest = 20
const longest = 140
/** How far a wire leaves its port before it turns back. */
const out = 16
const corner = 8

/** Finds the way of a wire: a curve; right angles through the gap where the target lies to the left; or through its points. */
export function layWire(ends: WireEnds): WireRoute {
  const { from, to, via } = ends
  if (via && via.length > 0) return throughPoints(from, via, to)
  if (to.x - from.x >= corner) return ofPieces([curve(from, to)])
  return rightAngles(backRoute(ends))
}

/** A curve that leaves and arrives along the rows; `turn` is -1 where an end points to the left. */
export function curve(from: Point, to: Point, leave = 1, arrive = 1): Piece {
  const handle = Math.min(longest, Math.max(shortest, Math.round(Math.abs(to.x - from.x) / 2)))
  return [from, { x: from.x + leave * handle, y: from.y }, { x: to.x - arrive * handle, y: to.y }, to]
}

function throughPoints(from: Point, via: readonly Point[], to: Point): WireRoute {
  const stops = [from, ...via, to]
  const pieces = stops.slice(1).map((stop, at): Piece => {
    const start = stops[at]!
    if (start.y === stop.y && start.x <= stop.x) return [start, stop]
    const back = stop.x < start.x
    const [first, last] = [at === 0, at === stops.length - 2]
    return curve(start, stop, back && !first ? -1 : 1, back && !last ? -1 : 1)
  })
  return ofPieces(pieces, Math.floor((pieces.length - 1) / 2))
}

/** The corners of the way back: out, to the gap between the nodes, across it, and in. */
function backRoute({ from, to, source, target }: WireEnds): readonly Point[] {
  const [right, left] = [from.x + out, to.x - out]
  const y = gapBetween(from, to, source, target)
  return [from, { x: right, y: from.y }, { x: right, y }, { x: left, y }, { x: left, y: to.y }, to]
}

function gapBetween(from: Point, to: Point, source: Box | undefined, target: Box | undefined): number {
  if (!source || !target) return (from.y + to.y) / 2
  const [below, above] = [source.y + source.h, target.y + target.h]
  if (target.y >= below) return Math.round((below + target.y) / 2)
  if (source.y >= above) return Math.round((above + source.y) / 2)
  // They stand beside each other: under the lower one.
  return Math.max(below, above) + out
}

function rightAngles(corners: readonly Point[]): WireRoute {
  const pieces = corners.slice(1).map((corner, at): Piece => [corners[at]!, corner])
  let path = `M${corners[0]!.x} ${corners[0]!.y}`
  for (let at = 1; at < corners.length - 1; at++) {
    const [before, here, after] = [corners[at - 1]!, corners[at]!, corners[at + 1]!]
    const round = Math.min(corner, distance(before, here) / 2, distance(here, after) / 2)
    const [start, end] = [towards(here, before, round), towards(here, after, round)]
    path += `L${start.x} ${start.y}Q${here.x} ${here.y} ${end.x} ${end.y}`
  }
  path += `L${corners.at(-1)!.x} ${corners.at(-1)!.y}`
  return { pieces, path, middle: middleOf(pieces[2]!) }
}

function ofPieces(pieces: readonly Piece[], middle = 0): WireRoute {
  let path = `M${pieces[0]![0].x} ${pieces[0]![0].y}`
  for (const piece of pieces) {
    if (piece.length === 2) path += `L${piece[1].x} ${piece[1].y}`
    else {
      const [, a, b, to] = piece
      path += `C${a.x} ${a.y} ${b.x} ${b.y} ${to.x} ${to.y}`
    }
  }
  return { pieces, path, middle: middleOf(pieces[middle]!) }
}

function middleOf(piece: Piece): Point {
  if (piece.length === 2) return { x: (piece[0].x + piece[1].x) / 2, y: (piece[0].y + piece[1].y) / 2 }
  const [a, b, c, d] = piece
  return { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 }
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

function towards(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to)
  if (whole === 0) return from
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole }
}
