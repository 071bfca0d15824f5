import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { HttpProblem } from '../problem.ts'
import type { AccessPolicy } from './access-policy.ts'
import { checkAccess } from './check-access.ts'
import type { RateLimiter } from './rate-limit.ts'

/** The rules of access as middleware, and the rate limit. Health answers without a token, so that a watchdog needs none. */
export function guard(policy: AccessPolicy, limiter: RateLimiter): MiddlewareHandler {
  const { token: _token, ...open } = policy
  return async (c, next) => {
    const header = (name: string): string | undefined => c.req.header(name)
    const refusal = checkAccess(c.req.path === '/api/health' ? open : policy, {
      method: c.req.method,
      host: header('host'),
      origin: header('origin'),
      authorization: header('authorization'),
      cookie: header('cookie'),
    })
    if (refusal) return new HttpProblem(refusal.status, refusal.code, refusal.message).response()
    const wait = limiter.take(getConnInfo(c).remote.address ?? '')
    if (wait > 0) {
      const detail = `Too many requests. Come back in ${wait} s.`
      return new HttpProblem(429, 'access.too-many', detail).response({ 'retry-after': String(wait) })
    }
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
    if (!c.res.headers.has('content-security-policy'))
      c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    return undefined
  }
}
