import { Hono } from 'hono'
import type { AccessPolicy } from './access/access-policy.ts'
import { checkAccess, sameSecret, tokenCookie } from './access/check-access.ts'
import { HttpProblem } from './problem.ts'

/** What a browser gets outside of `/api`: the way in with a token, and a page that says what answers here. */
export function createPages(policy: AccessPolicy, version: string): Hono {
  const pages = new Hono()
  pages.get('/', (c) => {
    const facts = {
      method: 'GET',
      host: c.req.header('host'),
      origin: undefined,
      authorization: c.req.header('authorization'),
      cookie: c.req.header('cookie'),
    }
    const { token, ...open } = policy
    const brought = c.req.query('token')
    if (
      !checkAccess(open, facts) &&
      token !== undefined &&
      brought !== undefined &&
      sameSecret(brought, token)
    ) {
      // The token leaves the address bar, where it would be shared and kept in histories.
      c.header('set-cookie', `${tokenCookie}=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000`)
      return c.redirect('/', 303)
    }
    const refusal = checkAccess(policy, facts)
    if (refusal) return new HttpProblem(refusal.status, refusal.code, refusal.message).response()
    c.header(
      'content-security-policy',
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    )
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
    return c.html(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Reelgraph</title><h1>Reelgraph ${version}</h1><p>The server is running. Its API is described at <a href="/api/openapi.json">/api/openapi.json</a>.</p></html>`,
    )
  })
  return pages
}
