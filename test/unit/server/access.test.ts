import { describe, expect, it } from 'vitest'
import { accessPolicy, isLoopback } from '../../../engine/server/access/access-policy.ts'
import { broughtSession, checkAccess, sessionCookie } from '../../../engine/server/access/check-access.ts'
import type { AccessFacts } from '../../../engine/server/access/check-access.ts'
import { RateLimiter } from '../../../engine/server/access/rate-limit.ts'

const facts = (changes: Partial<AccessFacts> = {}): AccessFacts => ({
  method: 'POST',
  host: '127.0.0.1:4000',
  origin: undefined,
  authorization: undefined,
  cookie: undefined,
  ...changes,
})

describe('the policy', () => {
  it('asks for no token on loopback, and makes one beyond it', () => {
    expect(accessPolicy({}).token).toBeUndefined()
    expect(accessPolicy({ host: '::1' }).token).toBeUndefined()
    const open = accessPolicy({ host: '0.0.0.0' })
    expect(open.tokenWasMade).toBe(true)
    expect(open.token).toMatch(/^[\w-]{32}$/)
    expect(accessPolicy({ host: '0.0.0.0' }).token).not.toBe(open.token)
    expect(accessPolicy({ host: '0.0.0.0', token: 'given' })).toMatchObject({
      token: 'given',
      tokenWasMade: false,
    })
    expect(accessPolicy({ host: '0.0.0.0', token: '' }).tokenWasMade).toBe(true)
  })

  it('answers to names as people give them', () => {
    const { hosts } = accessPolicy({
      allowedHosts: ['Studio.lan:8080', 'https://reel.example/', 'fd00::1', '[fd00::2]:4870', 'plain'],
    })
    for (const name of ['studio.lan', 'reel.example', '[fd00::1]', '[fd00::2]', 'plain'])
      expect(hosts).toContain(name)
  })

  it('tells loopback by the address, not by what it starts with', () => {
    expect(['127.0.0.1', '127.8.8.8', 'localhost', '::1'].every(isLoopback)).toBe(true)
    expect(
      ['127.0.0.1.example.com', '0.0.0.0', '::', '10.0.0.1', 'localhost.example.com'].some(isLoopback),
    ).toBe(false)
  })
})

describe('a request', () => {
  const local = accessPolicy({})

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:4000', '[::1]:4000'])('for %s is let in', (host) => {
    expect(checkAccess(local, facts({ host }))).toBeUndefined()
  })

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1@evil.example',
    'localhost:4000:1',
    'local host',
    '0.0.0.0:4000',
  ])('for the host %s is refused', (host) => {
    expect(checkAccess(local, facts({ host }))).toMatchObject({ status: 421, code: 'access.unknown-host' })
    expect(checkAccess(local, facts({ host, method: 'GET' }))?.status).toBe(421)
  })

  it('from a page of another origin changes nothing', () => {
    const own = facts({ origin: 'http://127.0.0.1:4000' })
    expect(checkAccess(local, own)).toBeUndefined()
    for (const origin of [
      'null',
      'http://evil.example',
      'http://127.0.0.1:4001',
      'http://localhost:4000',
      'file://',
      'http://127.0.0.1:4000.evil.example',
      '',
    ]) {
      expect(checkAccess(local, facts({ origin })), origin).toMatchObject({
        status: 403,
        code: 'access.foreign-origin',
      })
      expect(checkAccess(local, facts({ origin, method: 'GET' })), origin).toBeUndefined()
      expect(checkAccess(local, facts({ origin, method: 'GET', handshake: true }))?.status, origin).toBe(403)
    }
  })

  it('needs the token where there is one, in a header', () => {
    const closed = accessPolicy({ token: 'right' })
    expect(checkAccess(closed, facts())).toMatchObject({ status: 401, code: 'access.token' })
    expect(checkAccess(closed, facts({ method: 'GET' }))?.status).toBe(401)
    expect(checkAccess(closed, facts({ authorization: 'Bearer right' }))).toBeUndefined()
    for (const authorization of [
      'Bearer wrong',
      'Bearer righ',
      'Bearer right ',
      'Basic right',
      'right',
      'Bearer ',
    ])
      expect(checkAccess(closed, facts({ authorization }))?.status, authorization).toBe(401)
    // Cookies, which lie about for a year, do not hold it.
    for (const name of ['reelgraph_token_4000', 'reelgraph_session_4000'])
      expect(checkAccess(closed, facts({ cookie: `${name}=right` }))?.status).toBe(401)
  })
})

describe('the cookie', () => {
  it('is of the port that the browser asks for, so that servers beside each other log nobody out', () => {
    const cookie = 'reelgraph_session=first; reelgraph_session_4000=right;reelgraph_session_4001 = other'
    const carried = (host: string, given = cookie): string | undefined =>
      broughtSession(facts({ host, cookie: given }))
    expect(
      ['127.0.0.1:4000', '[::1]:4001', 'reel.example', '[::1]:4002'].map((host) => carried(host)),
    ).toEqual(['right', 'other', 'first', undefined])
    // A name that ends alike does not count.
    expect(carried('localhost:4000', 'not_reelgraph_session_4000=right')).toBeUndefined()
    expect(['localhost:4000', 'reel.example', '[::1]:80', '[::1]', 'odd host:4'].map(sessionCookie)).toEqual([
      'reelgraph_session_4000',
      'reelgraph_session',
      'reelgraph_session_80',
      'reelgraph_session',
      'reelgraph_session',
    ])
  })
})

describe('the rate limit', () => {
  it('lets a burst through and then so many a second, for each address', () => {
    let now = 0
    const limiter = new RateLimiter({ burst: 3, perSecond: 2 }, () => now, 2)
    expect([1, 2, 3].map(() => limiter.take('a'))).toEqual([0, 0, 0])
    expect(limiter.take('a')).toBe(1)
    expect(limiter.take('b')).toBe(0)
    now = 500
    expect(limiter.take('a')).toBe(0)
    expect(limiter.take('a')).toBe(1)
    now = 60_000
    expect([1, 2, 3].map(() => limiter.take('a'))).toEqual([0, 0, 0])
    expect(limiter.take('a')).toBe(1)
    // Two more addresses push the oldest out, which begins anew.
    limiter.take('b')
    limiter.take('c')
    expect(limiter.take('a')).toBe(0)
  })
})
