import type { RunEvent } from './events.ts'

/** Events as an async iterable that ends with the run; keeps what was not read yet. For one reader. */
export class EventStream implements AsyncIterable<RunEvent> {
  #unread: RunEvent[] = []
  #wake: (() => void) | undefined
  #ended = false

  push(event: RunEvent): void {
    this.#unread.push(event)
    this.#wake?.()
  }

  end(): void {
    this.#ended = true
    this.#wake?.()
  }

  async *[Symbol.asyncIterator](): AsyncIterator<RunEvent> {
    for (;;) {
      const batch = this.#unread
      this.#unread = []
      yield* batch
      if (this.#unread.length > 0) continue
      if (this.#ended) return
      await new Promise<void>((wake) => (this.#wake = wake))
      this.#wake = undefined
    }
  }
}
