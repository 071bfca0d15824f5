import { STATUS_CODES } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { HttpProblem } from './problem.ts'

/** The least that a body is expected to bring, in bytes a ms, and the longest that any may take, in ms. */
const [slowest, longest] = [64, 24 * 60 * 60_000]

/** How long the rest of a request may take to arrive whose answer is sent already, in ms. */
const restMs = 1000

/**
 * Ends requests that hold a connection for nothing: one that is not whole after `requestMs`, and the time that a slow line takes for
 * as long a body as it states, and one that has its answer and still does not end. What is no proper request is refused in words.
 * Call it once the sockets are open: they take away what listened for requests before them.
 */
export function limitRequests(http: Server, requestMs: number): void {
  const begun = new WeakMap<Socket, ServerResponse>()
  const breakOff = (socket: Socket, problem: HttpProblem): void => {
    // Words in the middle of an answer would be taken for a part of it.
    const response = begun.get(socket)
    if (socket.writable && (!response || response.writableEnded || !response.headersSent))
      socket.write(answerTo(problem))
    socket.destroy()
  }
  http.prependListener('request', (request, response) => {
    const { socket } = request
    begun.set(socket, response)
    const stated = Number(request.headers['content-length'] ?? 0)
    const timer = setTimeout(
      () => {
        if (!request.complete) breakOff(socket, tooSlow())
      },
      Math.min(requestMs + stated / slowest, longest),
    )
    for (const done of ['end', 'close']) request.once(done, () => clearTimeout(timer))
    response.once('finish', () => {
      if (request.complete) return
      // Not at once: whoever still sends would lose the answer.
      setTimeout(() => {
        if (!request.complete) socket.destroy()
      }, restMs).unref()
    })
  })
  http.on('clientError', (error: NodeJS.ErrnoException, duplex) =>
    breakOff(duplex as Socket, problemIn(error.code)),
  )
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
