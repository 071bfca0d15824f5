/** What one execution was made from, as far as its key goes. */
export interface KeyParts {
  readonly key: string
  readonly version: number
  readonly params: Readonly<Record<string, unknown>>
  /** Key of what feeds each wired input. */
  readonly inputs: Readonly<Record<string, string>>
  readonly environment: string
  readonly externals: string
}

/** Remembers what each node was last made from, so that a miss can say which input changed. Bounded by count. */
export class KeyHistory {
  readonly #limit: number
  readonly #last = new Map<string, KeyParts>()

  constructor(limit = 50_000) {
    this.#limit = limit
  }

  remember(place: string, parts: KeyParts): void {
    this.#last.delete(place)
    this.#last.set(place, parts)
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
  missed(place: string, parts: KeyParts): string | undefined {
    const last = this.#last.get(place)
    if (!last) return undefined
    if (last.key === parts.key) return '(dropped)'
    const names = new Set<string>()
    for (const name of Object.keys({ ...last.inputs, ...parts.inputs })) {
      if (last.inputs[name] !== parts.inputs[name]) names.add(name)
    }
    if (last.params !== parts.params) {
      for (const name of Object.keys({ ...last.params, ...parts.params })) {
        if (name in parts.inputs || name in last.inputs) continue
        if (!sameValue(last.params[name], parts.params[name])) names.add(name)
      }
    }
    if (last.version !== parts.version) names.add('(version)')
    if (last.environment !== parts.environment) names.add('(device)')
    if (last.externals !== parts.externals) names.add('(model)')
    return names.size > 0 ? shorten([...names].join(', ')) : undefined
  }
}

function sameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)
}

function shorten(words: string): string {
  return words.length <= 100 ? words : `${words.slice(0, 99)}…`
}
