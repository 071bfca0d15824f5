import type { EventError } from '../run/index.ts'

/** What a run is told of an error that the device's process ended it with. */
export function asEventError(subject: string, thrown: unknown): EventError {
  const { code, message } = thrown as { code?: unknown; message?: unknown }
  return {
    code: typeof code === 'string' ? code : 'worker.lost',
    subject,
    message: typeof message === 'string' ? message : 'The process that makes videos was lost.',
  }
}
