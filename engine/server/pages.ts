import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { sessionCookie } from './access/check-access.ts'
import type { Doorkeeper } from './access/doorkeeper.ts'
import { factsOf } from './access/facts-of.ts'
import { percentDecoded } from './access/percent-decoded.ts'
import { pagePolicy } from './access/page-policy.ts'
import { refuse } from './access/refuse.ts'
import type { EditorPages } from './editor-pages.ts'

type Env = { Bindings: HttpBindings }

/** What a browser gets outside of `/api`: the way in with a token, and the editor, or a page that says what answers here. */
export function createPages(door: Doorkeeper, version: string, editor?: EditorPages): Hono<Env> {
  const { session } = door
  const pages = new Hono<Env>()
  pages.get('*', async (c, next) => {
    const { path } = c.req
    if (path !== '/' && !editor?.owns(path)) return next()
    const brought = path === '/' ? tokenIn(c.req.url) : undefined
    const facts = factsOf(c.req.method, (name) => c.req.header(name), { brought })
    const closed = door.refusal('page', getConnInfo(c).remote.address ?? '', facts)
    if (closed) return refuse(closed)
    if (brought !== undefined && session !== undefined) {
      // The token leaves the address bar, where it would be shared and kept in histories.
      const cookie = `${sessionCookie(facts.host)}=${session}`
      // Lax: who comes by a link in a mail or a chat is signed in too. What changes anything is refused by its Origin.
      c.header('set-cookie', `${cookie}; HttpOnly; SameSite=Lax; Path=/; Max-Age=31536000`)
      return c.redirect('/', 303)
    }
    return editor ? answerWith(editor, c) : plainPage(c, version)
  })
  return pages
}

/** The token that an address carries, as it was typed: a form writes a space as `+`, a person means the sign. */
function tokenIn(url: string): string | undefined {
  const given = /[?&]token(?:=([^&#]*))?(?=[&#]|$)/.exec(url)
  return given ? percentDecoded(given[1] ?? '') : undefined
}

/** Lets the editor answer, under a policy whose nonce it reads from the request, as Next does. */
async function answerWith(editor: EditorPages, c: Context<Env>): Promise<Response> {
  const { incoming, outgoing } = c.env
  const nonce = randomBytes(18).toString('base64')
  const csp = pagePolicy(nonce, incoming.headers.host ?? '', editor.development)
  incoming.headers['content-security-policy'] = csp
  incoming.headers['x-nonce'] = nonce
  outgoing.setHeader('content-security-policy', csp)
  outgoing.setHeader('x-content-type-options', 'nosniff')
  outgoing.setHeader('referrer-policy', 'no-referrer')
  outgoing.setHeader('cross-origin-opener-policy', 'same-origin')
  await editor.answer(incoming, outgoing)
  return RESPONSE_ALREADY_SENT
}

function plainPage(c: Context<Env>, version: string): Response | Promise<Response> {
  c.header(
    'content-security-policy',
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  )
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  return c.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Reelgraph</title><h1>Reelgraph ${version}</h1><p>The server is running. Its API is described at <a href="/api/openapi.json">/api/openapi.json</a>. The editor is not built here: run npm run build and start again.</p></html>`,
  )
}
