import { changesBetween } from '../graph/explain-miss.ts'
import type { ExplainedKey } from './key-maker.ts'

/** Remembers what each node was last made from, so that a miss can say which input changed. Bounded by count. */
export class KeyHistory {
  readonly #limit: number
  readonly #last = new Map<string, ExplainedKey>()

  constructor(limit = 50_000) {
    this.#limit = limit
  }

  remember(place: string, made: ExplainedKey): void {
    this.#last.delete(place)
    this.#last.set(place, made)
    if (this.#last.size <= this.#limit) return
    for (const oldest of this.#last.keys()) {
      this.#last.delete(oldest)
      return
    }
  }

  /**
   * Why an execution at this place is not in the cache: names of changed inputs, or what else changed in brackets
   * (`(dropped)`: nothing did, the result had to make room). Undefined at the first execution.
   */
  missed(place: string, made: ExplainedKey): string | undefined {
    const last = this.#last.get(place)
    if (!last) return undefined
    if (last.key === made.key) return '(dropped)'
    const words = new Set<string>()
    for (const { what, name } of changesBetween(last.parts, made.parts)) {
      if (what === 'environment') words.add('(device)')
      else if (what === 'externals') words.add('(model)')
      else if (what === 'start') words.add('(step)')
      else words.add(name ?? '(version)')
    }
    const text = [...words].join(', ')
    return text.length <= 100 ? text : `${text.slice(0, 99)}…`
  }
}
