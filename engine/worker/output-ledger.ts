import type { OutputSink, SavedOutput } from '../define/index.ts'
import type { OutputRef, RunEvent } from '../run/index.ts'
import type { WorkerOutput } from './protocol.ts'

/** An output sink that remembers the key of each file, which events do not carry. */
export class OutputLedger implements OutputSink {
  readonly #sink: OutputSink
  readonly #saved: SavedOutput[] = []

  constructor(sink: OutputSink) {
    this.#sink = sink
  }

  async find(key: string): Promise<SavedOutput | undefined> {
    const found = await this.#sink.find(key)
    if (found) this.#saved.push(found)
    return found
  }

  async save(request: Parameters<OutputSink['save']>[0]): Promise<SavedOutput> {
    const saved = await this.#sink.save(request)
    this.#saved.push(saved)
    return saved
  }

  /** The files that an event mentions, with node and key. Each is handed out once, however often it was looked for. */
  outputsOf(event: RunEvent): WorkerOutput[] {
    if (event.type !== 'node.done' && event.type !== 'node.cached') return []
    return (event.outputs ?? []).flatMap((ref) => {
      const found = this.#saved.find((saved) => isSame(saved, ref))
      if (!found) return []
      // Two nodes may save the same bytes under one name; their keys differ.
      for (let i = this.#saved.length - 1; i >= 0; i--) {
        if (this.#saved[i]!.key === found.key) this.#saved.splice(i, 1)
      }
      return [{ ...found, node: event.node }]
    })
  }
}

function isSame(saved: SavedOutput, ref: OutputRef): boolean {
  return saved.sha256 === ref.sha256 && saved.name === ref.name && saved.mime === ref.mime
}
