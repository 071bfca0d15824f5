import type { PastTime } from './past-times.ts'
import { idleNode, isEnded, type ItemRun, type NodeRun, type RunState } from './run-state.ts'

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
/** The same for a sampler while no other of the run is known either: next to one, everything else is quick. */
const unknownSamplerMs = 10_000

/** What is known of a run besides its events. */
export interface ProgressFacts {
  /** Times of earlier runs, by path. */
  readonly past: Readonly<Record<string, PastTime>>
  /** Paths of the samplers in its plan. */
  readonly samplers: readonly string[]
  /** Milliseconds since the epoch by the server's clock. */
  readonly now: number
}

/** How far a run is at a moment. Its share may fall where it is learned late how much there is: `SteadyShare` holds it. */
export function runProgress(run: RunState, { past, samplers, now }: ProgressFacts): RunProgress {
  const { id, status, queuePlace } = run
  // A sampler that waits will take about as long as the longest of those that are known.
  const known = samplers.flatMap((path) => expected(run.nodes.get(path) ?? idleNode, past[path]) ?? [])
  const samplerMs = known.length > 0 ? Math.max(...known) : unknownSamplerMs
  const unknown = new Map(samplers.map((path) => [path, samplerMs]))
  let [made, all, left] = [0, 0, 0]
  let sure = true
  let at: { readonly path: string; readonly done: number; readonly total: number } | undefined
  let nodeLeft: number | undefined
  for (const [path, node] of run.nodes) {
    if (node.state === 'idle' || node.state === 'cached') continue
    const ms = expected(node, past[path])
    const weight = ms ?? unknown.get(path) ?? unknownMs
    all += weight
    made += weight * fraction(node)
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
function expected(
  { pace, total, ms, state, itemsOf = 1 }: NodeRun,
  past: PastTime | undefined,
): number | undefined {
  if (state === 'done') return ms
  if (pace !== undefined && total) return pace * total * itemsOf
  if (!past) return undefined
  return past.total && total ? (past.ms / past.total) * total : past.ms
}

function leftOf(node: NodeRun, ms: number | undefined, now: number): number | undefined {
  const { state, pace, total, startedAt } = node
  if (ms === undefined) return undefined
  if (state === 'running' && pace !== undefined && total) return ms * (1 - fraction(node))
  return state === 'running' && startedAt !== undefined ? Math.max(0, ms - (now - startedAt)) : ms
}

/** How much of a node is made, 0…1: of one that runs once per item, all items together. */
function fraction(node: NodeRun): number {
  const { state, items, itemsOf } = node
  if (state === 'done' || !items || !itemsOf) return fractionOfItem(node)
  let made = 0
  for (const item of items.values()) made += item.state === 'cached' ? 1 : fractionOfItem(item)
  return Math.min(1, made / itemsOf)
}

function fractionOfItem({ state, done = 0, total }: ItemRun): number {
  if (state === 'done' || state === 'error') return 1
  return total ? Math.min(1, done / total) : 0
}
