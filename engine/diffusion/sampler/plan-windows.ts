import { checkInteger } from '../check.ts'
import type { Clip } from '../clip.ts'
import { fromKnown } from './from-known.ts'

/** How much of a clip the model attends to at once, in latent frames. */
export interface WindowOptions {
  /** Most frames of a window; the whole clip by default. */
  readonly maxFrames?: number
  /** Finished frames next to the new ones that a window sees; half of `maxFrames` by default. */
  readonly context?: number
  /** Finished frames from the far end that every window sees; 1 by default. */
  readonly sink?: number
  /** Most shots that a window tells apart; any number by default. It makes no more, and finished frames of the farthest go unseen. */
  readonly maxShots?: number
}

/** One stretch of sampling: which frames the model sees and which of them it makes. Indices of the clip, ascending. */
export interface ClipWindow {
  readonly frames: Int32Array
  readonly made: Int32Array
}

/**
 * The windows that make a clip's unknown frames, in order. Waves ascend; a wave that fits with all finished frames that it may see is
 * one window, else each run of new frames is rolled out from its finished side in windows that see the nearest
 * `context` frames, the `sink` at the far end, and, in a gap, the frames they must meet on the other side.
 */
export function planWindows(
  clip: Pick<Clip, 'known' | 'wave'> & Partial<Pick<Clip, 'shot'>>,
  options: WindowOptions = {},
): ClipWindow[] {
  const total = clip.known.length
  const { maxFrames = Math.max(total, (options.context ?? 0) + (options.sink ?? 0) + 1) } = options
  checkInteger('maxFrames', maxFrames, 1, 1_000_000)
  const { sink = maxFrames > 2 ? 1 : 0 } = options
  checkInteger('sink', sink, 0, Math.max(0, maxFrames - 2))
  const { context = Math.min(Math.ceil(maxFrames / 2), maxFrames - sink - 1) } = options
  checkInteger('context', context, maxFrames > 1 ? 1 : 0, maxFrames - sink - 1 || maxFrames)

  const { maxShots = Infinity } = options
  const ready = Uint8Array.from(clip.known, (share) => (share >= 1 ? 1 : 0))
  const windows: ClipWindow[] = []
  const add = (made: number[], seen: readonly number[]) => {
    windows.push({
      frames: Int32Array.from(new Set([...seen, ...made])).sort(),
      made: Int32Array.from(made).sort(),
    })
    for (const frame of made) ready[frame] = 1
  }
  /** Up to `count` finished frames from `start` on in steps of `stride`. */
  const pick = (start: number, stride: 1 | -1, count: number): number[] => {
    const picked: number[] = []
    for (let frame = start; frame >= 0 && frame < total && picked.length < count; frame += stride) {
      if (ready[frame]) picked.push(frame)
    }
    return picked
  }

  for (const [, todo] of waves(clip)) {
    const seen = nearestShots(pick(0, 1, total), todo, clip.shot, maxShots)
    if (seen.length + todo.length <= maxFrames && shotsOf(todo, clip.shot) <= maxShots) {
      add(todo, seen)
      continue
    }
    for (const run of runs(todo).flatMap((whole) => fromKnown(whole, clip.known, ready))) {
      const [before, after] = [pick(run[0]!, -1, 1).length > 0, pick(run.at(-1)!, 1, 1).length > 0]
      // Where nothing is finished on either side, from the end that more is known of.
      const endsKnown = clip.known[run.at(-1)!]! > clip.known[run[0]!]!
      const backward = !before && (after || endsKnown)
      const stride = backward ? -1 : 1
      const order = backward ? run.toReversed() : run
      for (let at = 0; at < order.length;) {
        // In a gap, what is finished on its two sides shares the room that is left beside what the window makes: one of each at least.
        const made = Math.min(order.length - at, maxFrames - context - sink)
        const room = Math.max(maxFrames - sink - made, Math.min(2, maxFrames - sink - 1))
        const beyond = pick(order[at]!, stride, Math.min(context, room))
        const near = pick(
          order[at]!,
          -stride as 1 | -1,
          Math.min(context, Math.max(Math.ceil(room / 2), room - beyond.length)),
        )
        const ahead = beyond.slice(0, Math.max(0, room - near.length))
        const far = near.length > 0 ? pick(backward ? total - 1 : 0, stride, sink) : []
        const seen = [...near, ...ahead, ...far]
        const next = withinShots(order.slice(at, at + maxFrames - new Set(seen).size), clip.shot, maxShots)
        add(next, nearestShots(seen, next, clip.shot, maxShots))
        at += next.length
      }
    }
  }
  return windows
}

/** Of how many shots frames are. */
function shotsOf(frames: readonly number[], shot: readonly string[] | undefined): number {
  return shot ? new Set(frames.map((frame) => shot[frame])).size : 1
}

/** The first frames of an order, as far as they are of no more shots than a window tells apart; at least one. */
function withinShots(order: number[], shot: readonly string[] | undefined, maxShots: number): number[] {
  let count = order.length
  while (count > 1 && shotsOf(order.slice(0, count), shot) > maxShots) count--
  return order.slice(0, count)
}

/** The seen frames of as many shots as are left beside those of the made frames; the nearest shots stay. */
function nearestShots(
  seen: readonly number[],
  made: readonly number[],
  shot: readonly string[] | undefined,
  maxShots: number,
): readonly number[] {
  if (!shot) return seen
  const shots = new Set(made.map((frame) => shot[frame]!))
  const [first, last] = [made[0]!, made.at(-1)!]
  const distance = (frame: number): number => Math.min(Math.abs(frame - first), Math.abs(frame - last))
  for (const frame of seen.toSorted((a, b) => distance(a) - distance(b)))
    if (shots.size < maxShots) shots.add(shot[frame]!)
  return seen.filter((frame) => shots.has(shot[frame]!))
}

/** Frames to make by wave, waves ascending. */
function waves({ known, wave }: Pick<Clip, 'known' | 'wave'>): [number, number[]][] {
  const byWave = new Map<number, number[]>()
  known.forEach((share, frame) => {
    if (share >= 1) return
    const group = byWave.get(wave[frame]!)
    if (group) group.push(frame)
    else byWave.set(wave[frame]!, [frame])
  })
  return [...byWave].sort(([a], [b]) => a - b)
}

/** Splits ascending indices where one is left out. */
function runs(frames: readonly number[]): number[][] {
  const found: number[][] = []
  for (const frame of frames) {
    const run = found.at(-1)
    if (run && run.at(-1) === frame - 1) run.push(frame)
    else found.push([frame])
  }
  return found
}
