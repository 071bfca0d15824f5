import type { EventError, RunEvent } from '../run/index.ts'
import type { WithoutPaths } from './without-paths.ts'

/** An error as clients may read it. */
export function errorWithoutPaths(error: EventError, hide: WithoutPaths): EventError {
  return { ...error, subject: hide(error.subject), message: hide(error.message) }
}

/**
 * An event of a run as clients may read it: what it tells of errors and of finished files, and what nodes say, names no place
 * of this machine.
 */
export function eventWithoutPaths(event: RunEvent, hide: WithoutPaths): RunEvent {
  if ('error' in event) return { ...event, error: errorWithoutPaths(event.error, hide) }
  if ('outputs' in event && event.outputs)
    return {
      ...event,
      outputs: event.outputs.map(({ name, mime, bytes, sha256 }) => ({ name, mime, bytes, sha256 })),
    }
  return event.type === 'node.note' ? { ...event, message: hide(event.message) } : event
}
