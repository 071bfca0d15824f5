import type { Box, Point } from '../../document/index.ts'
import type { Overlay } from '../../shell/view-store.ts'
import { flowItem } from '../flow/flow-id.ts'
import { freePlace } from '../geometry/free-place.ts'
import type { Stage } from '../stage/stage.ts'

const none: ReadonlySet<string> = new Set()

/**
 * Where something of a size goes: on the grid where somebody pointed, or else to the nearest place where nothing is. Nodes
 * that are about to go take no place.
 */
export function freeSpot(
  stage: Stage,
  size: { readonly w: number; readonly h: number },
  { at, near }: Pick<Extract<Overlay, { kind: 'add' }>, 'at' | 'near'>,
  going = none,
): Point {
  if (!near) return onGrid(at)
  const wanted = near === 'middle' ? { x: at.x - size.w / 2, y: at.y - size.h / 2 } : at
  return freePlace(onGrid(wanted), size, taken(stage, going))
}

/** Everything that it would cover, or be covered by; a frame is there for nodes to stand in. */
function taken(stage: Stage, going: ReadonlySet<string>): readonly Box[] {
  const { flow } = stage
  return [...flow.boxes.keys()].flatMap((id) => {
    const { kind, id: item } = flowItem(id)
    const behind = kind === 'frame' && !flow.isSmall(item)
    const gone = kind === 'node' && going.has(item)
    return behind || gone || flow.foldedInto(id) !== undefined ? [] : (stage.reach(id) ?? [])
  })
}

function onGrid({ x, y }: Point): Point {
  return { x: Math.round(x / 4) * 4, y: Math.round(y / 4) * 4 }
}
