import { advised } from '../graph/index.ts'
import type { EventError } from '../run/index.ts'
import { workerAdvice } from '../worker/index.ts'

/** An error of a lost worker with what to do about it. */
export function withAdvice(error: EventError): EventError {
  return advised(error, workerAdvice)
}
