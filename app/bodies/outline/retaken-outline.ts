import { retakenRange } from '../../../nodes/clip/retaken-range.ts'
import { foundSpacing } from './clip-time.ts'
import type { GrowOutline } from './outline-clip.ts'
import { Unsettled } from './outline.ts'
import { settledNumber } from './settled-param.ts'

/** What Retake lays out: a range opened, everything else kept. */
export const retakenOutline: GrowOutline = (node, { view }, before) => {
  const total = before.frames.length
  const step = foundSpacing(before)
  const [from, to] = [settledNumber(view, node, 'from'), settledNumber(view, node, 'to')]
  const range = retakenRange(from, to, total, step)
  if (!range) throw new Unsettled(`From is ${from} s, but the clip is ${total * step} s long.`)
  const keep = 1 - settledNumber(view, node, 'strength')
  return {
    ...before,
    frames: before.frames.map(({ picture }, at) => ({
      known: at >= range.start && at < range.end ? keep : 1,
      picture,
    })),
  }
}
