import { createServer, STATUS_CODES } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { HttpProblem, problemOf } from './problem.ts'

/** How long the head of a request may take, in ms. */
const headMs = 30_000

/** The least that a body is expected to bring, in bytes a ms, and the longest that any may take, in ms. */
const [slowest, longest] = [64, 24 * 60 * 60_000]

/**
 * The HTTP server of an app. A request that is not whole after `requestMs`, and the time that a slow line takes for as long a body as
 * it states, must not hold a connection for ever.
 */
export function openHttp(app: Hono<{ Bindings: HttpBindings }>, hostname: string, requestMs: number): Server {
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    hostname,
    errorHandler: (error) => problemOf(error).response(),
  })
  const begun = new WeakMap<Socket, ServerResponse>()
  const http = createServer(
    {
      // By the size of the body, below: Node knows one time for all.
      requestTimeout: 0,
      headersTimeout: Math.min(headMs, requestMs),
      connectionsCheckingInterval: Math.min(headMs, requestMs / 2),
    },
    (request, response) => {
      begun.set(request.socket, response)
      const stated = Number(request.headers['content-length'] ?? 0)
      const timer = setTimeout(
        () => {
          if (!request.complete) breakOff(request.socket, tooSlow())
        },
        Math.min(requestMs + stated / slowest, longest),
      )
      for (const done of ['end', 'close']) request.once(done, () => clearTimeout(timer))
      void listener(request, response)
    },
  )
  const breakOff = (socket: Socket, problem: HttpProblem): void => {
    // Words in the middle of an answer would be taken for a part of it.
    const response = begun.get(socket)
    if (socket.writable && (!response || response.writableEnded || !response.headersSent))
      socket.write(answerTo(problem))
    socket.destroy()
  }
  http.on('clientError', (error: NodeJS.ErrnoException, duplex) =>
    breakOff(duplex as Socket, problemIn(error.code)),
  )
  return http
}

function tooSlow(): HttpProblem {
  return new HttpProblem(408, 'request.too-slow', 'The request took too long to arrive. Send it again.')
}

/** What is wrong with a request that is none, by Node's code. */
function problemIn(code: string | undefined): HttpProblem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow()
  if (code === 'HPE_HEADER_OVERFLOW')
    return new HttpProblem(431, 'request.head-too-large', 'The head of the request is too large.')
  return new HttpProblem(400, 'request.malformed', 'This is no proper HTTP request.')
}

function answerTo({ body }: HttpProblem): string {
  const text = JSON.stringify(body)
  return [
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
    'connection: close',
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n')
}
