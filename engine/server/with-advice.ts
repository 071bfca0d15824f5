import { adviceOf } from '../graph/index.ts'
import type { EventError } from '../run/index.ts'
import { workerAdvice } from '../worker/index.ts'

/** An error of a lost worker with what to do about it. */
export function withAdvice(error: EventError): EventError {
  const advice = adviceOf(error.code, workerAdvice)
  return advice === undefined ? error : { ...error, advice }
}
