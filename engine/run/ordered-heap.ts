interface Entry<T> {
  readonly item: T
  readonly arrival: number
}

/** A binary heap: the item with the smallest `order` comes first, ties in order of arrival. */
export class OrderedHeap<T extends { readonly order: number }> {
  readonly #entries: Entry<T>[] = []
  #arrivals = 0

  get size(): number {
    return this.#entries.length
  }

  push(item: T): void {
    const entries = this.#entries
    const entry = { item, arrival: this.#arrivals++ }
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

  /** Takes the first item. */
  pop(): T | undefined {
    const entries = this.#entries
    const first = entries[0]
    const last = entries.pop()
    if (!first || !last || first === last) return first?.item
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
    return first.item
  }

  clear(): void {
    this.#entries.length = 0
  }
}

function before<T extends { readonly order: number }>(a: Entry<T>, b: Entry<T>): boolean {
  return a.item.order < b.item.order || (a.item.order === b.item.order && a.arrival < b.arrival)
}
