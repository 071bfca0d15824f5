import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import type { Doorkeeper } from './doorkeeper.ts'
import { factsOf } from './facts-of.ts'
import { refuse } from './refuse.ts'

/** The rate limit and the rules of access as middleware. Health answers without a token, so that a watchdog needs none. */
export function guard(door: Doorkeeper): MiddlewareHandler {
  return async (c, next) => {
    const facts = factsOf(c.req.method, (name) => c.req.header(name))
    const address = getConnInfo(c).remote.address ?? ''
    const closed = door.refusal('api', address, facts, c.req.path === '/api/health')
    if (closed) return refuse(closed)
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
    if (!c.res.headers.has('content-security-policy'))
      c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    return undefined
  }
}
