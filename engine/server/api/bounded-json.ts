import type { MiddlewareHandler } from 'hono'
import { textDepthFault } from '../../graph/index.ts'
import { breathe } from '../breathe.ts'
import { HttpProblem } from '../problem.ts'

/** Looks at the depth of a JSON body before anything is built from it. The routes' validators find the text that was read. */
export const boundedJson: MiddlewareHandler = async (c, next) => {
  if (!/^application\/([a-z0-9.-]+\+)?json\b/i.test(c.req.header('content-type') ?? '')) return next()
  const text = await c.req.text()
  const fault = textDepthFault(text)
  if (fault) throw new HttpProblem(400, fault.code, fault.message)
  if (text === '') return next()
  try {
    JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read'
    throw new HttpProblem(400, 'request.not-json', `The body is not JSON: ${reason.slice(0, 200)}.`)
  }
  await breathe()
  return next()
}
