/** Something that may start as soon as its resource is free; a small `order` goes first, ties in order of arrival. */
export interface Job {
  readonly order: number
  start(): void
}

interface Entry {
  readonly job: Job
  readonly arrival: number
}

/** A binary heap of jobs. */
export class ReadyHeap {
  readonly #entries: Entry[] = []
  #arrivals = 0

  get size(): number {
    return this.#entries.length
  }

  push(job: Job): void {
    const entries = this.#entries
    const entry = { job, arrival: this.#arrivals++ }
    let at = entries.length
    entries.push(entry)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!before(entry, entries[parent]!)) break
      entries[at] = entries[parent]!
      at = parent
    }
    entries[at] = entry
  }

  /** Takes the first job. */
  pop(): Job | undefined {
    const entries = this.#entries
    const first = entries[0]
    const last = entries.pop()
    if (!first || !last || first === last) return first?.job
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= entries.length) break
      if (child + 1 < entries.length && before(entries[child + 1]!, entries[child]!)) child++
      if (!before(entries[child]!, last)) break
      entries[at] = entries[child]!
      at = child
    }
    entries[at] = last
    return first.job
  }

  clear(): void {
    this.#entries.length = 0
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.job.order < b.job.order || (a.job.order === b.job.order && a.arrival < b.arrival)
}
