import type { z } from 'zod'
import type { HttpProblem } from '../problem.ts'
import type { Answer } from './messages.ts'

/** What a client may know of an error; the rest goes to the log. */
export type Refuse = (thrown: unknown) => HttpProblem

/** How a message of one kind is answered. */
export interface Answering<S extends z.ZodType> {
  readonly schema: S
  readonly handle: (message: z.output<S>) => Answer<object> | Promise<Answer<object>>
  readonly refuse: Refuse
}

/**
 * Checks a message, handles it and replies where the client listens for a reply. A bad message changes nothing; an error in
 * handling it is the reply, and ends neither the connection nor the server.
 */
export function answer<S extends z.ZodType>(
  message: unknown,
  reply: unknown,
  { schema, handle, refuse }: Answering<S>,
): void {
  const respond = (result: Answer<object>): void => {
    if (typeof reply === 'function') (reply as (result: Answer<object>) => void)(result)
  }
  const fail = (thrown: unknown): void => {
    const { code, detail } = refuse(thrown).body
    respond({ ok: false, code, message: detail })
  }
  const parsed = schema.safeParse(message)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return respond({ ok: false, code: 'socket.message', message: faults.join('; ') })
  }
  let result: Answer<object> | Promise<Answer<object>>
  try {
    result = handle(parsed.data)
  } catch (thrown) {
    return fail(thrown)
  }
  if (result instanceof Promise) void result.then(respond, fail)
  else respond(result)
  return undefined
}
