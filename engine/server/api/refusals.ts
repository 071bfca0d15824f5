import { z } from '@hono/zod-openapi'

/** RFC 9457 with a stable code. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().openapi({ example: 'run.unknown' }),
    detail: z.string(),
    subject: z.string().optional(),
    fields: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
    problems: z.array(z.record(z.string(), z.unknown())).optional(),
    versions: z.unknown().optional(),
  })
  .openapi('Problem')

const problemContent = { 'application/problem+json': { schema: problemSchema } }

/** The refusals that a route documents: its own, and those that any may meet. */
export function refusals(
  ...statuses: readonly number[]
): Record<number, { description: string; content: typeof problemContent }> {
  return Object.fromEntries(
    [...statuses, 401, 403, 421, 429, 500, 503].map((status) => [
      status,
      { description: refused[status] ?? 'Refused', content: problemContent },
    ]),
  )
}

/** The refusals of a route that changes something: what it is sent may come too slowly, and what it keeps may not fit. */
export function refusalsToChange(...statuses: readonly number[]): ReturnType<typeof refusals> {
  return refusals(...statuses, 408, 507)
}

const refused: Readonly<Record<number, string>> = {
  400: 'The request is malformed; `fields` names what is wrong.',
  401: 'The token is missing or wrong.',
  403: 'A foreign origin may not change anything here.',
  404: 'There is no such thing.',
  408: 'The request took too long to arrive.',
  409: 'It is not in a state that allows this, or somebody else was first.',
  413: 'The body is too large.',
  415: 'The content is not of a type that is taken.',
  416: 'The file has no such range.',
  421: 'The server does not answer to this host name.',
  422: 'The workflow cannot be run; `problems` lists everything that is wrong.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  500: 'Something broke here; the log of the server says more.',
  503: 'Not now: the queue is full, or the store or too many files are busy; `Retry-After` says when to come back.',
  507: 'The disk is full.',
}
