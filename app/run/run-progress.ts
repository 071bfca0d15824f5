import type { PastTime } from './past-times.ts'
import { isEnded, type NodeRun, type RunState } from './run-state.ts'

/** How far a run is, as one line and one bar tell it. */
export interface RunProgress {
  readonly run: string
  readonly status: RunState['status']
  /** 1 is next; absent where it does not wait. */
  readonly queuePlace?: number
  /** What is done of all that it plans to make, 0…1: it steps with events alone. */
  readonly share: number
  /** What is being made now: of several, the one with the most to count. */
  readonly node?: { readonly path: string; readonly done: number; readonly total: number }
  /** Milliseconds until that node is done, and until the run is; absent while there is nothing to judge by. */
  readonly nodeLeft?: number
  readonly left?: number
}

/** What is weighed for a node of which nothing is known, against the milliseconds of the others. */
const unknownMs = 200

/** How far a run is at a moment of the server's clock. `past` are times of earlier runs, by path. */
export function runProgress(
  run: RunState,
  past: Readonly<Record<string, PastTime>>,
  now: number,
): RunProgress {
  const { id, status, queuePlace } = run
  let [made, all, left] = [0, 0, 0]
  let sure = true
  let at: { readonly path: string; readonly done: number; readonly total: number } | undefined
  let nodeLeft: number | undefined
  for (const [path, node] of run.nodes) {
    if (node.state === 'idle' || node.state === 'cached') continue
    const ms = expected(node, past[path])
    all += ms ?? unknownMs
    made += (ms ?? unknownMs) * fraction(node)
    if (node.state !== 'running' && node.state !== 'queued') continue
    const rest = leftOf(node, ms, now)
    if (rest === undefined) sure = false
    else left += rest
    if (node.state === 'running' && (node.total ?? 0) >= (at?.total ?? 0)) {
      at = { path, done: node.done ?? 0, total: node.total ?? 0 }
      nodeLeft = rest
    }
  }
  const running = status === 'running'
  return {
    run: id,
    status,
    share: status === 'done' ? 1 : all === 0 ? 0 : made / all,
    ...(queuePlace !== undefined && { queuePlace }),
    ...(running && at && { node: at }),
    ...(running && nodeLeft !== undefined && { nodeLeft }),
    ...(!isEnded(run) && sure && left > 0 && { left }),
  }
}

/** What a node will have taken in all, by its own pace or else by what it took before. */
function expected({ pace, total, ms, state }: NodeRun, past: PastTime | undefined): number | undefined {
  if (state === 'done') return ms
  if (pace !== undefined && total) return pace * total
  if (!past) return undefined
  return past.total && total ? (past.ms / past.total) * total : past.ms
}

function leftOf(node: NodeRun, ms: number | undefined, now: number): number | undefined {
  const { state, pace, done = 0, total, startedAt } = node
  if (state === 'running' && pace !== undefined && total) return (total - done) * pace
  if (ms === undefined) return undefined
  return state === 'running' && startedAt !== undefined ? Math.max(0, ms - (now - startedAt)) : ms
}

function fraction({ state, done = 0, total }: NodeRun): number {
  if (state === 'done' || state === 'error') return 1
  return total ? Math.min(1, done / total) : 0
}
