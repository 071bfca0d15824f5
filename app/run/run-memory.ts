import type { SampledRun } from './runs-state.ts'

/** What a reload must come back to: the run that was shown for a workflow, and where its samplers' steps are. */
export interface Remembered {
  readonly run?: string | undefined
  readonly sampled?: Readonly<Record<string, SampledRun>> | undefined
}

/** Where a browser keeps small things: `localStorage`. */
export type Keepsakes = Pick<Storage, 'getItem' | 'setItem' | 'key' | 'length' | 'removeItem'>

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
      this.#forget()
      this.#storage?.setItem(prefix + workflow, JSON.stringify(remembered))
    } catch {
      // Nothing is lost but a convenience.
    }
  }

  #forget(): void {
    const storage = this.#storage
    if (!storage) return
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    for (const key of keys.filter((key) => key.startsWith(prefix)).slice(0, -most)) storage.removeItem(key)
  }
}
