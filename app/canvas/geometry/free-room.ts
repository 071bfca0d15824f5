import type { Box } from '../../document/index.ts'

/** A strip that is narrower or lower than this is no room to look at a graph in, in pixels of the page. */
const least = 160

/**
 * What is left of the canvas beside what lies over it: for each panel the larger part on one side of it. A panel that
 * leaves no such part is taken as if it were not there. All are boxes of the page.
 */
export function freeRoom(canvas: Box, panels: Iterable<Box>): Box {
  let room = canvas
  for (const panel of panels) {
    const [right, bottom] = [room.x + room.w, room.y + room.h]
    const [panelRight, panelBottom] = [panel.x + panel.w, panel.y + panel.h]
    if (panel.x >= right || panelRight <= room.x || panel.y >= bottom || panelBottom <= room.y) continue
    const sides: readonly Box[] = [
      { ...room, w: panel.x - room.x },
      { ...room, x: panelRight, w: right - panelRight },
      { ...room, h: panel.y - room.y },
      { ...room, y: panelBottom, h: bottom - panelBottom },
    ]
    const wide = sides.filter(({ w, h }) => w >= least && h >= least)
    room =
      wide.reduce<Box | undefined>(
        (best, side) => (best && area(best) >= area(side) ? best : side),
        undefined,
      ) ?? room
  }
  return room
}

function area({ w, h }: Box): number {
  return w * h
}
