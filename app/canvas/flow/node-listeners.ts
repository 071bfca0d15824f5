type Listener = () => void

/** Who listens to which node. Whoever listens to several hears of one change of them all once. */
export class NodeListeners {
  readonly #of = new Map<string, Set<Listener>>()

  /** The nodes that anybody has listened to. */
  get ids(): Iterable<string> {
    return this.#of.keys()
  }

  add(id: string, listener: Listener): () => void {
    let listeners = this.#of.get(id)
    if (!listeners) this.#of.set(id, (listeners = new Set()))
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  tell(ids: Iterable<string>): void {
    const all = new Set<Listener>()
    for (const id of ids) for (const listener of this.#of.get(id) ?? []) all.add(listener)
    for (const listener of all) listener()
  }
}
