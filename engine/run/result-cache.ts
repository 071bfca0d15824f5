import type { Kind, Revive } from '../define/index.ts'
import type { KeyHistory } from './key-history.ts'

/** The outputs of one execution, by port. */
export type Outputs = Readonly<Record<string, unknown>>

/** A kept result and the tier it came from. */
export interface CachedResult {
  readonly outputs: Outputs
  readonly tier: 'memory' | 'disk'
}

/** A result on its way into a cache: what it weighs, and the ms it took (Infinity: whatever it took, it is worth keeping). */
export interface FreshResult {
  readonly outputs: Outputs
  readonly kinds: Readonly<Record<string, Kind>>
  readonly bytes: number
  readonly ms: number
}

/** What an execution's key is worth: results of earlier executions, by key. Equal keys mean equal results. */
export interface ResultCache {
  /** Answers at once where it can; a promise only where a slower tier has the key. Never rejects: damage is a miss. */
  get(
    key: string,
    kinds: Readonly<Record<string, Kind>>,
    revive: Revive,
  ): CachedResult | undefined | Promise<CachedResult | undefined>
  /** Takes a result. Where that takes time, tells whether it will outlive the process; a run waits for that at its end. */
  put(key: string, result: FreshResult): void | Promise<boolean>
  /** Keeps a result from being evicted while a run needs it; each `hold` is paired with one `release`. */
  hold(key: string): void
  release(key: string): void
  /** What the last execution of each node was made from, to say why one is not cached. */
  readonly history: KeyHistory
}
