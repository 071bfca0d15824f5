import type { Cell } from './cell.ts'
import { cellAt, type Frame } from './frame.ts'
import type { Outputs } from './result-cache.ts'
import type { RunState } from './run-state.ts'

/** One value for several readers: a value for each. What was shared is let go on close; values can be read after it. */
export interface Shared {
  readonly values: readonly unknown[]
  close(): Promise<void>
}

type Waiter = NonNullable<Cell['waiters']>[number]

/** Where two or more cells of the same frame wait for one output, each gets its share of it to read. */
export function shareOutputs(run: RunState, cell: Cell, outputs: Outputs, waiters: readonly Waiter[]): void {
  const { share } = run.options
  if (!share || waiters.length < 2) return
  const readers = new Map<string, { readonly cell: Cell; readonly input: string }[]>()
  for (const waiter of new Set(waiters)) {
    if (typeof waiter === 'function' || waiter.frame !== cell.frame) continue
    for (const { name, source, unit, lazy, each, gather } of waiter.unit.feeds) {
      if (lazy || each || gather || cellAt(waiter.frame, unit) !== cell) continue
      const of = readers.get(source.port)
      if (of) of.push({ cell: waiter, input: name })
      else readers.set(source.port, [{ cell: waiter, input: name }])
    }
  }
  for (const [port, of] of readers) {
    const kind = cell.unit.kinds[port]
    const shared = kind && of.length > 1 ? share(kind, outputs[port], of.length) : undefined
    if (!shared) continue
    run.shared.add(cell.frame, shared, outputs[port])
    for (const [index, reader] of of.entries())
      (reader.cell.shared ??= new Map()).set(reader.input, shared.values[index])
  }
}

/** What one run shares, and what it was made from. */
export class SharedOutputs {
  readonly #open = new Map<Shared, Frame>()
  readonly #plain = new Map<unknown, unknown>()

  add(frame: Frame, shared: Shared, value: unknown): void {
    this.#open.set(shared, frame)
    for (const one of shared.values) this.#plain.set(one, value)
  }

  /** Outputs as they may be kept: a share that a node passes on is the value it is a share of. */
  plain(outputs: Outputs): Outputs {
    if (this.#plain.size === 0) return outputs
    const plain = Object.entries(outputs).map(([port, value]) => [
      port,
      this.#plain.has(value) ? this.#plain.get(value) : value,
    ])
    return Object.fromEntries(plain) as Outputs
  }

  /** Ends what is shared in a frame, or in all of them. */
  async close(frame?: Frame): Promise<void> {
    const closing: Promise<void>[] = []
    for (const [shared, at] of this.#open) {
      if (frame && at !== frame) continue
      this.#open.delete(shared)
      for (const value of shared.values) this.#plain.delete(value)
      closing.push(shared.close().catch(() => {}))
    }
    await Promise.all(closing)
  }
}
