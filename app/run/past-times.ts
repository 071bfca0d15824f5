import { type Keepsakes, pruneKeepsakes } from './keepsakes.ts'
import type { NodeRun, RunState } from './run-state.ts'

/** What a node took the last time that it was really made. */
export interface PastTime {
  readonly ms: number
  /** How much it counted, where it counts. */
  readonly total?: number
}

const prefix = 'reelgraph.times.'
/** Workflows whose times are remembered. */
const most = 50

/** What nodes took in the last runs of each workflow, kept in this browser: estimates are made of it. */
export class PastTimes {
  readonly #storage: Keepsakes | undefined
  readonly #read = new Map<string, Readonly<Record<string, PastTime>>>()

  constructor(storage?: Keepsakes) {
    this.#storage = storage
  }

  /** By path of the node. */
  of(workflow: string): Readonly<Record<string, PastTime>> {
    let times = this.#read.get(workflow)
    if (!times) this.#read.set(workflow, (times = this.#load(workflow)))
    return times
  }

  /** Learns from a run; what was reused, or not reached, keeps what is known of it. */
  learn(workflow: string, { nodes }: RunState): void {
    const times: Record<string, PastTime> = { ...this.of(workflow) }
    for (const [path, node] of nodes) {
      const time = timeOf(node)
      if (time) times[path] = time
    }
    this.#read.set(workflow, times)
    try {
      this.#storage?.removeItem(prefix + workflow)
      if (this.#storage) pruneKeepsakes(this.#storage, prefix, most)
      this.#storage?.setItem(prefix + workflow, JSON.stringify(times))
    } catch {
      // A storage that is full or forbidden costs estimates after a reload, and nothing else.
    }
  }

  #load(workflow: string): Readonly<Record<string, PastTime>> {
    try {
      const text = this.#storage?.getItem(prefix + workflow)
      return typeof text === 'string' ? (JSON.parse(text) as Record<string, PastTime>) : {}
    } catch {
      return {}
    }
  }
}

function timeOf({ state, ms, total }: NodeRun): PastTime | undefined {
  if (state !== 'done' || ms === undefined) return undefined
  return { ms, ...(total !== undefined && { total }) }
}
