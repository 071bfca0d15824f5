import { type Keepsakes, pruneKeepsakes } from './keepsakes.ts'
import type { SampledRun } from './runs-state.ts'

/** What a reload must come back to: the run that was shown for a workflow, and where its samplers' steps are. */
export interface Remembered {
  readonly run?: string | undefined
  readonly sampled?: Readonly<Record<string, SampledRun>> | undefined
}

const prefix = 'reelgraph.run.'
/** Workflows that are remembered. */
const most = 50

/** Remembers runs by workflow, in this browser only: the truth is the server's. */
export class RunMemory {
  readonly #storage: Keepsakes | undefined

  constructor(storage?: Keepsakes) {
    this.#storage = storage
  }

  read(workflow: string): Remembered {
    try {
      const text = this.#storage?.getItem(prefix + workflow)
      return typeof text === 'string' ? (JSON.parse(text) as Remembered) : {}
    } catch {
      return {}
    }
  }

  /** A storage that is full or forbidden costs no more than the memory. */
  write(workflow: string, remembered: Remembered): void {
    try {
      this.#storage?.removeItem(prefix + workflow)
      if (this.#storage) pruneKeepsakes(this.#storage, prefix, most)
      this.#storage?.setItem(prefix + workflow, JSON.stringify(remembered))
    } catch {
      // Nothing is lost but a convenience.
    }
  }
}
