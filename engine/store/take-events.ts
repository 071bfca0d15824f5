import { ReelgraphError } from '../define/index.ts'
import type { EventError, RunEvent } from '../run/events.ts'
import { isEnded, type RunStatus } from './run-record.ts'

/** The part of a run that events change. */
export interface RunState {
  readonly status: RunStatus
  readonly lastSeq: number
  readonly error?: EventError
  readonly startedAt?: number
  readonly endedAt?: number
}

/**
 * What a batch of events does to a run, and which of them are new: a number that is there already is passed over. Throws
 * `run.foreign-event`, `run.gap`, or `run.already-ended` for news of a run that has ended.
 */
export function takeEvents(
  id: string,
  before: RunState,
  events: readonly RunEvent[],
): { readonly state: RunState; readonly fresh: readonly RunEvent[] } {
  const state = { ...before }
  const fresh: RunEvent[] = []
  for (const event of events) {
    if (event.run !== id)
      throw refuse('run.foreign-event', id, `An event of run ${event.run} was sent for run ${id}.`)
    if (event.seq <= state.lastSeq) continue
    if (event.seq !== state.lastSeq + 1) {
      throw refuse(
        'run.gap',
        id,
        `Event ${event.seq} of run ${id} came after event ${state.lastSeq}: some are missing. Send them again from event ${state.lastSeq + 1} on.`,
      )
    }
    if (isEnded(state.status)) {
      throw refuse(
        'run.already-ended',
        id,
        `Run ${id} is ${state.status}, which stays; "${event.type}" came after that.`,
      )
    }
    Object.assign(state, changeOf(event, state), { lastSeq: event.seq })
    fresh.push(event)
  }
  return { state, fresh }
}

function changeOf(event: RunEvent, state: RunState): Partial<RunState> {
  switch (event.type) {
    case 'run.started':
    case 'run.resumed':
      return { startedAt: state.startedAt ?? event.at }
    case 'run.done':
      return { status: 'done', endedAt: event.at }
    case 'run.failed':
      return { status: 'failed', endedAt: event.at, error: event.error }
    case 'run.cancelled':
      return { status: 'cancelled', endedAt: event.at }
    case 'run.queued':
    case 'node.started':
    case 'node.progress':
    case 'node.note':
    case 'node.cached':
    case 'node.done':
    case 'node.kept':
    case 'node.failed':
      return {}
    default:
      return event satisfies never
  }
}

function refuse(code: string, id: string, message: string): ReelgraphError {
  return new ReelgraphError(code, id, `${message} Nothing of this batch was written.`)
}
