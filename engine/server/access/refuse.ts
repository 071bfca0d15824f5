import { HttpProblem } from '../problem.ts'
import type { Closed } from './doorkeeper.ts'

/** The answer to somebody who may not come in. */
export function refuse(closed: Closed): Response {
  const headers = 'wait' in closed ? { 'retry-after': String(closed.wait) } : {}
  return new HttpProblem(closed.status, closed.code, closed.message).response(headers)
}
