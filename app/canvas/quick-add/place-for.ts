import type { Point } from '../../document/index.ts'
import type { Stage } from '../stage/stage.ts'

/** Where the palette opens: at a point of the canvas, and whole within the window. */
export function placeFor(stage: Stage, at: Point): { left: number; top: number } | undefined {
  const client = stage.handle?.toClient(at)
  if (!client) return undefined
  const within = (value: number, size: number, room: number): number =>
    Math.max(56, Math.min(value, room - size - 48))
  return {
    left: within(client.x, 432, innerWidth),
    top: within(client.y - 120, 500, innerHeight),
  }
}
