import { changesBetween } from '../graph/explain-miss.ts'
import type { ExplainedKey } from './key-maker.ts'

/** What a run asks a history of its workflow, and tells it. */
export type WorkflowHistory = Pick<KeyHistory, 'remember' | 'missed'>

/**
 * Remembers what each node was last made from, so that a miss can say which input changed. Bounded by count. It may
 * begin with what an earlier process remembered.
 */
export class KeyHistory {
  readonly #limit: number
  /** Places of which only an earlier process knows: what it did not think worth a file was never dropped. */
  readonly #restored = new Set<string>()
  readonly #last = new Map<string, ExplainedKey>()

  constructor(limit = 50_000, restored: Iterable<readonly [place: string, made: ExplainedKey]> = []) {
    this.#limit = limit
    for (const [place, made] of restored) {
      this.#last.set(place, made)
      this.#restored.add(place)
    }
  }

  /** How often something was remembered: whoever writes it down sees whether there is more. */
  changes = 0

  /** What was remembered last, newest first. */
  newest(count: number): readonly (readonly [place: string, made: ExplainedKey])[] {
    return [...this.#last].slice(-count).reverse()
  }

  remember(place: string, made: ExplainedKey): void {
    this.changes++
    this.#restored.delete(place)
    this.#last.delete(place)
    this.#last.set(place, made)
    if (this.#last.size <= this.#limit) return
    for (const oldest of this.#last.keys()) {
      this.#last.delete(oldest)
      this.#restored.delete(oldest)
      return
    }
  }

  /** The part of one workflow: others have nodes by the same names. */
  of(workflow: string): WorkflowHistory {
    const own = (place: string): string => `${workflow} ${place}`
    return {
      remember: (place, made) => this.remember(own(place), made),
      missed: (place, made) => this.missed(own(place), made),
    }
  }

  /**
   * Why an execution at this place is not in the cache: names of changed inputs, or what else changed in brackets
   * (`(dropped)`: nothing did, the result had to make room). Undefined at the first execution.
   */
  missed(place: string, made: ExplainedKey): string | undefined {
    const last = this.#last.get(place)
    if (!last) return undefined
    if (last.key === made.key) return this.#restored.has(place) ? undefined : '(dropped)'
    const words = new Set<string>()
    for (const { what, name } of changesBetween(last.parts, made.parts)) {
      if (what === 'environment') words.add('(device)')
      else if (what === 'stop') words.add('(stop after)')
      else if (what === 'externals') words.add('(model)')
      else if (what === 'start') words.add('(step)')
      else words.add(name ?? '(version)')
    }
    const text = [...words].join(', ')
    return text.length <= 100 ? text : `${text.slice(0, 99)}…`
  }
}
