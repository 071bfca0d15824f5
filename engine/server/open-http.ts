import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Hono } from 'hono'
import { problemOf } from './problem.ts'

/** How long the head of a request may take, in ms. */
const headMs = 30_000

/** Connections at a time: two for each of two thousand viewers; a flood takes no more memory than these. */
const mostConnections = 4096

/** The HTTP server of an app. How long the body of a request may take is for `limitRequests` to say. */
export function openHttp(app: Hono<{ Bindings: HttpBindings }>, hostname: string, requestMs: number): Server {
  const listener = getRequestListener(
    async (request, env) => {
      const response = await app.fetch(request, env)
      // Of an answer to HEAD a copy is made, which does not say any more that the editor has sent it by itself.
      return env.outgoing.headersSent ? RESPONSE_ALREADY_SENT : response
    },
    { hostname, errorHandler: (error) => problemOf(error).response() },
  )
  const http = createServer(
    {
      // By the size of the body, elsewhere: Node knows one time for all.
      requestTimeout: 0,
      headersTimeout: Math.min(headMs, requestMs),
      connectionsCheckingInterval: Math.min(headMs, requestMs / 2),
    },
    (request, response) => void listener(request, response),
  )
  http.maxConnections = mostConnections
  return http
}
