import { createHash, timingSafeEqual } from 'node:crypto'
import type { AccessPolicy } from './access-policy.ts'

/** What the rules look at in a request or a socket's handshake. */
export interface AccessFacts {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly authorization: string | undefined
  readonly cookie: string | undefined
  /** The token that the address of a page carries. */
  readonly brought?: string | undefined
  /** A handshake opens a channel that changes state later, whatever its method. */
  readonly handshake?: boolean
  /** What a browser says of who asks: the `Sec-Fetch-Site`, `-Mode` and `-Dest` of the request. */
  readonly fetchSite?: string | undefined
  readonly fetchMode?: string | undefined
  readonly fetchDest?: string | undefined
}

/** Why a request is refused. */
export interface Refusal {
  readonly status: 401 | 403 | 421
  readonly code: string
  readonly message: string
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Applies the rules in order: known host (DNS rebinding), own origin for what changes state (CSRF), token. */
export function checkAccess(policy: AccessPolicy, facts: AccessFacts): Refusal | undefined {
  const host = hostOf(facts.host)
  if (host === undefined || !policy.hosts.has(host.name)) {
    return {
      status: 421,
      code: 'access.unknown-host',
      message: `This server does not answer to the host "${plain(facts.host)}". Use its own address, or start it with --allow-host.`,
    }
  }
  const changes = facts.handshake === true || !reading.has(facts.method)
  if (changes && facts.origin !== undefined && !isOwnOrigin(facts.origin, host.whole)) {
    return {
      status: 403,
      code: 'access.foreign-origin',
      message: `A page from "${plain(facts.origin)}" may not use this server. Open the editor from the server's own address.`,
    }
  }
  if (policy.token !== undefined && !hasToken(policy.token, facts)) {
    return {
      status: 401,
      code: 'access.token',
      message:
        'This server asks for its token. Send it as "Authorization: Bearer …", or open the address that the server printed.',
    }
  }
  return undefined
}

/** Compares without telling by time where two texts differ. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/**
 * The name of the cookie that a browser is known by once it has brought the token. Cookies know no ports: servers beside each
 * other on one host, each with a token of its own, are told apart by the port that the browser asks for.
 */
export function sessionCookie(host: string | undefined): string {
  const port = hostOf(host)?.whole.match(/:(\d+)$/)?.[1]
  return port === undefined ? 'reelgraph_session' : `reelgraph_session_${port}`
}

/** The token that a request counts by: of its address, else of its header. */
export function broughtToken({ brought, authorization }: AccessFacts): string | undefined {
  return brought ?? /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
}

/** What a request carries as the secret of a browser that has brought the token. */
export function broughtSession({ host, cookie }: AccessFacts): string | undefined {
  const name = sessionCookie(host)
  for (const part of (cookie ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

function hasToken(token: string, facts: AccessFacts): boolean {
  const brought = broughtToken(facts)
  return brought !== undefined && sameSecret(brought, token)
}

/** `name[:port]` in lower case; undefined for anything that is not one. */
function hostOf(header: string | undefined): { readonly name: string; readonly whole: string } | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/.exec((header ?? '').toLowerCase())
  return match ? { name: match[1]!, whole: match[0] } : undefined
}

/** The page's origin is the very host and port that it talks to; `null` (sandboxed, file) is nobody's. */
function isOwnOrigin(origin: string, host: string): boolean {
  const match = /^https?:\/\/(.+)$/.exec(origin.toLowerCase())
  return match !== null && match[1] === host
}

function plain(text: string | undefined): string {
  return (text ?? '').replace(/[^\x20-\x7e]/g, '?').slice(0, 100)
}
