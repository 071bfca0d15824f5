import { RequestError } from '@hono/node-server'
import { HTTPException } from 'hono/http-exception'
import type { Problem as GraphProblem } from '../graph/index.ts'
import { hasCode } from '../define/index.ts'
import type { WithoutPaths } from './without-paths.ts'

/** An error as HTTP tells it (RFC 9457), with the stable code, the subject and, for a workflow, all of its problems. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly subject?: string
  /** Fields of the request that are wrong. */
  readonly fields?: readonly { readonly field: string; readonly reason: string }[]
  /** What is wrong with the workflow. */
  readonly problems?: readonly GraphProblem[]
  /** Both versions, where somebody else saved first. */
  readonly versions?: unknown
}

/** Thrown by a route to be answered as it says. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly body: ProblemBody

  constructor(status: number, code: string, detail: string, more: Partial<ProblemBody> = {}) {
    super(detail)
    this.body = {
      type: `urn:reelgraph:${code}`,
      title: titles[status] ?? 'Error',
      status,
      code,
      detail,
      ...more,
    }
  }

  /** The response. */
  response(headers: Readonly<Record<string, string>> = {}): Response {
    return new Response(JSON.stringify(this.body), {
      status: this.body.status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(this.body.status === 503 && { 'retry-after': soon }),
        ...headers,
      },
    })
  }
}

/** When to come back where it is not said, in seconds. */
const soon = '2'

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Token needed',
  403: 'Not allowed',
  404: 'Not found',
  408: 'Too slow',
  409: 'Conflict',
  413: 'Too large',
  415: 'Wrong content type',
  416: 'No such range',
  421: 'Wrong host',
  422: 'Cannot be run',
  429: 'Too many requests',
  431: 'Head too large',
  500: 'Something broke here',
  503: 'Not now',
  507: 'Disk is full',
}

/** Statuses of named errors by code; the longest prefix that fits counts. */
const statuses: readonly (readonly [prefix: string, status: number])[] = [
  ['store.stale', 409],
  ['workflow.stale', 409],
  // What ails the machine is not the request's fault; a page that is none is.
  ['store.', 500],
  ['store.page', 400],
  ['store.full', 507],
  ['store.busy', 503],
  ['store.closed', 503],
  ['data.', 500],
  ['output.unwritable', 500],
  ['output.disk-full', 507],
  ['output.gone', 404],
  ['run.stale-attempt', 409],
  ['run.gap', 409],
  ['run.not-', 409],
  ['run.already', 409],
  ['run.unknown', 404],
  ['workflow.unknown', 404],
  ['output.unknown', 404],
  ['upload.unknown', 404],
  ['asset.missing', 404],
  ['step.unknown', 404],
  ['download.unknown', 404],
  ['download.disk-full', 507],
  ['model.disk-full', 507],
  ['upload.', 415],
  ['media.', 500],
  ['media.disk-full', 507],
  ['inspect.', 500],
  ['inspect.slow', 503],
  ['inspect.busy', 503],
  ['inspect.closed', 503],
  ['inspect.unstarted', 503],
  ['worker.', 503],
]

/**
 * Anything thrown, as a problem. What has no code is a fault of the program: its words stay in the log. `hide` takes out
 * of named errors where on this machine they happened.
 */
export function problemOf(thrown: unknown, hide: WithoutPaths = (text) => text): HttpProblem {
  if (thrown instanceof HttpProblem) return thrown
  if (thrown instanceof RequestError)
    return new HttpProblem(400, 'request.malformed', `This is no proper HTTP request: ${thrown.message}.`)
  if (thrown instanceof HTTPException) {
    if (thrown.status === 415) {
      return new HttpProblem(
        415,
        'request.type',
        'The body is not of a type that is taken here. Send "Content-Type: application/json".',
      )
    }
    // A body that is no JSON was refused before: what a route's own reader meets is one without anything in it.
    const reason = 'It is empty. Send a JSON object.'
    return new HttpProblem(thrown.status, 'request.invalid', thrown.message || 'The request is malformed.', {
      ...(thrown.status === 400 && { fields: [{ field: 'body', reason }] }),
    })
  }
  if (isBrokenOff(thrown))
    return new HttpProblem(400, 'request.broken-off', 'The request ended before all of it had arrived.')
  if (!hasCode(thrown)) {
    return new HttpProblem(
      500,
      'server.internal',
      'The server met an error that it does not know. Its log says more.',
    )
  }
  const fitting = statuses.filter(([prefix]) => thrown.code.startsWith(prefix))
  const status = fitting.sort((a, b) => b[0].length - a[0].length)[0]?.[1] ?? 400
  const versions = (thrown as { versions?: unknown }).versions
  return new HttpProblem(status, thrown.code, hide(thrown.message), {
    subject: hide(thrown.subject),
    ...(versions !== undefined && { versions }),
  })
}

/** Node's error of a request whose sender went away in the middle of the body, or was too slow. */
function isBrokenOff(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    thrown.message === 'aborted' &&
    (thrown as NodeJS.ErrnoException).code === 'ECONNRESET'
  )
}
