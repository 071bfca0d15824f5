import type { QueueView } from './api/api-types.ts'
import type { RunApi } from './api/run-api.ts'
import type { RunState } from './run-state.ts'

/** Reads the queue whenever it may have changed: one question at a time, and one more after it where that was not enough. */
export class QueueWatch {
  readonly #api: Pick<RunApi, 'queue'>
  readonly #show: (queue: QueueView) => void
  #asking = false
  #again = false

  constructor(api: Pick<RunApi, 'queue'>, show: (queue: QueueView) => void) {
    this.#api = api
    this.#show = show
  }

  look(): void {
    this.#again = this.#asking
    if (this.#asking) return
    this.#asking = true
    void this.#api
      .queue()
      .then(this.#show, () => {
        // Where nobody answers, the next connection asks again.
      })
      .finally(() => {
        this.#asking = false
        if (this.#again) this.look()
      })
  }
}

/** Runs with their places in the queue; those that keep theirs are the same objects. */
export function withPlaces(
  runs: ReadonlyMap<string, RunState>,
  { waiting }: Pick<QueueView, 'waiting'>,
): ReadonlyMap<string, RunState> {
  const places = new Map(waiting.map(({ id }, at) => [id, at + 1]))
  let changed = false
  const placed = [...runs].map(([id, run]): [string, RunState] => {
    const place = run.status === 'queued' ? places.get(id) : undefined
    if (place === run.queuePlace) return [id, run]
    changed = true
    const { queuePlace: _, ...rest } = run
    return [id, place === undefined ? rest : { ...rest, queuePlace: place }]
  })
  return changed ? new Map(placed) : runs
}
