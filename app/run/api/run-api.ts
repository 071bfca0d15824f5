import type { RunEvent } from '../../../engine/run/index.ts'
import type {
  BranchBody,
  Paging,
  PlaceWish,
  QueueView,
  Run,
  RunAccepted,
  RunSummary,
  RunWish,
} from './api-types.ts'
import { type ApiPlace, path, query, requestJson } from './request.ts'

/** A run that was asked for by another one. */
export type RunAnswer = Pick<RunSummary, 'id' | 'status'>

/** Runs: queue, look, stop, do again. */
export class RunApi {
  readonly #place: ApiPlace

  constructor(place: ApiPlace) {
    this.#place = place
  }

  /** Queues a run of a workflow, or of a saved one. Throws `workflow.problems` with all of them. */
  create(wish: RunWish): Promise<RunAccepted> {
    return requestJson(this.#place, '/runs', { json: wish })
  }

  /** Newest first. */
  list(
    filter: Paging & { readonly status?: RunSummary['status']; readonly workflowId?: string } = {},
  ): Promise<{ readonly runs: readonly RunSummary[]; readonly next?: string }> {
    return requestJson(this.#place, `/runs${query({ ...filter })}`)
  }

  /** A run with its workflow as it was accepted, and its files. */
  read(id: string, signal?: AbortSignal): Promise<Run> {
    return requestJson(this.#place, path`/runs/${id}`, { signal })
  }

  /** Events after a number, in order. */
  events(
    id: string,
    after = 0,
    limit?: number,
  ): Promise<{ readonly events: readonly RunEvent[]; readonly lastSeq: number }> {
    return requestJson(this.#place, path`/runs/${id}/events` + query({ after, limit }))
  }

  /** Stops a run: at once where it waits, else between steps. */
  cancel(id: string): Promise<RunAnswer> {
    return requestJson(this.#place, path`/runs/${id}/cancel`, { method: 'POST' })
  }

  /** Queues a copy of a run that has ended. */
  retry(id: string): Promise<RunAnswer> {
    return requestJson(this.#place, path`/runs/${id}/retry`, { method: 'POST' })
  }

  /** Queues a run of the steps that a stopped one has left. */
  continue(id: string): Promise<RunAnswer> {
    return requestJson(this.#place, path`/runs/${id}/continue`, { method: 'POST' })
  }

  /** Queues a run that goes on from an archived step of this one. */
  branch(id: string, wish: BranchBody): Promise<RunAccepted> {
    return requestJson(this.#place, path`/runs/${id}/branch`, { json: wish })
  }

  /** Queues a run that pins what a node of this one gave; its `node.kept` events say the hashes. */
  keep(id: string, node: string): Promise<RunAnswer> {
    return requestJson(this.#place, path`/runs/${id}/keep`, { json: { node } })
  }

  /** Moves a waiting run in the queue. */
  move(id: string, place: PlaceWish): Promise<QueueView> {
    return requestJson(this.#place, path`/runs/${id}/place`, { method: 'PATCH', json: place })
  }

  /** The queue, with what waits in the order in which it will be made. */
  queue(): Promise<QueueView> {
    return requestJson(this.#place, '/queue')
  }

  /** Starts no further run. */
  pauseQueue(): Promise<QueueView> {
    return requestJson(this.#place, '/queue/pause', { method: 'POST' })
  }

  /** Goes on with the queue. */
  resumeQueue(): Promise<QueueView> {
    return requestJson(this.#place, '/queue/resume', { method: 'POST' })
  }
}
