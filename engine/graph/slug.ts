/** A name as an id that people can read: `DiT Sampler` → `dit-sampler`. */
export function slug(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  // Cut between whole characters.
  return /^.{0,48}/u.exec(words)![0].replace(/-+$/, '') || 'node'
}

/** Gives out ids that are free: `sampler`, `sampler-2`, … It remembers where it was, so many of one name are quick. */
export class IdMaker {
  readonly #taken: Set<string>
  readonly #last = new Map<string, number>()

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken)
  }

  /** A free id after a name or a node type (`sampling/dit-sampler` → `dit-sampler`), taken from now on. */
  make(name: string): string {
    const base = slug(name.slice(name.lastIndexOf('/') + 1))
    let count = this.#last.get(base) ?? 0
    let id: string
    do {
      count++
      id = count === 1 ? base : `${base}-${count}`
    } while (this.#taken.has(id))
    this.#last.set(base, count)
    this.#taken.add(id)
    return id
  }
}
