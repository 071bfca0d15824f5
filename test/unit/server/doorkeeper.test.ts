import { expect, it, vi } from 'vitest'
import { accessPolicy } from '../../../engine/server/access/access-policy.ts'
import { Doorkeeper } from '../../../engine/server/access/doorkeeper.ts'
import type { Door } from '../../../engine/server/access/doorkeeper.ts'
import type { AccessFacts } from '../../../engine/server/access/check-access.ts'
import { WrongTokens } from '../../../engine/server/access/wrong-tokens.ts'

const rate = { burst: 1_000_000, perSecond: 1 }

const facts: AccessFacts = {
  method: 'GET',
  host: 'localhost:4000',
  origin: undefined,
  authorization: undefined,
  cookie: undefined,
}

function keeperOf(limit = rate): Doorkeeper {
  return new Doorkeeper(accessPolicy({ token: 'right' }), limit, { session: 'long-secret', now: () => 0 })
}

/** What somebody at an address is told who brings a token; the clock stands still. */
function door(keeper = keeperOf()): (token: string, address?: string) => number | undefined {
  return (token, address = 'a') =>
    keeper.refusal('api', address, { ...facts, authorization: `Bearer ${token}` })?.status
}

it('pages with different old tokens take turns for ever, and the right token is let in', () => {
  const ask = door()
  for (let turn = 0; turn < 100; turn++)
    for (const old of ['old', 'older', 'oldest']) expect(ask(old)).toBe(401)
  expect(ask('right')).toBeUndefined()
})

it('guesses are counted one by one, for each address, and then nothing tells which is right', () => {
  const ask = door()
  expect(Array.from({ length: 21 }, (_, n) => ask(`guess-${n}`))).toEqual([...Array(20).fill(401), 429])
  expect([ask('right'), ask('guess-0'), ask('right', 'b')]).toEqual([429, 401, undefined])
})

it('a browser that is signed in comes in, however many tokens others at its address have tried', () => {
  const keeper = keeperOf()
  const ask = door(keeper)
  const carry = (value: string, more: Partial<AccessFacts> = {}): number | undefined =>
    keeper.refusal('page', 'a', { ...facts, cookie: `reelgraph_session_4000=${value}`, ...more })?.status
  // What a cookie holds is no token, and no guess at one.
  for (let n = 0; n < 30; n++) expect(carry(n === 7 ? 'right' : `wrong-${n}`)).toBe(401)
  for (let n = 0; n < 30; n++) ask(`guess-${n}`)
  expect(ask('right')).toBe(429)
  expect([carry('long-secret'), carry('long-secret', { brought: 'mistyped' })]).toEqual([
    undefined,
    undefined,
  ])
  expect([carry('long-secre'), carry('')]).toEqual([401, 401])
  // The rules of access hold for it as for everybody.
  expect(carry('long-secret', { host: 'evil.example', cookie: 'reelgraph_session=long-secret' })).toBe(421)
  expect(carry('long-secret', { method: 'POST', origin: 'http://evil.example' })).toBe(403)
  // Without a token there is nobody to know.
  const unsigned = new Doorkeeper(accessPolicy({ token: 'right' }), rate)
  const cookie = 'reelgraph_session_4000=undefined'
  expect(unsigned.refusal('page', 'a', { ...facts, cookie })?.status).toBe(401)
})

it('pages of other sites are turned away and use up nothing; who follows a link to a page comes in', () => {
  const keeper = keeperOf({ burst: 4, perSecond: 1 })
  const cookie = 'reelgraph_session_4000=long-secret'
  const ask = (way: Door, site: string, more: Partial<AccessFacts> = {}): unknown =>
    keeper.refusal(way, 'a', { ...facts, cookie, fetchSite: site, ...more })?.status
  const [link, frame] = [
    { fetchMode: 'navigate', fetchDest: 'document' },
    { fetchMode: 'navigate', fetchDest: 'iframe' },
  ]
  const picture = { fetchMode: 'no-cors', fetchDest: 'image', brought: '1', cookie: undefined }
  for (let n = 0; n < 10; n++)
    for (const site of ['cross-site', 'same-site']) {
      for (const way of ['api', 'socket'] as const)
        for (const more of [{}, link, picture])
          expect([way, site, ask(way, site, more)]).toEqual([way, site, 403])
      for (const more of [{}, frame, picture]) expect([site, ask('page', site, more)]).toEqual([site, 403])
    }
  expect([ask('page', 'cross-site', link), ask('page', 'same-site', link)]).toEqual([undefined, undefined])
  // Nothing of that was counted, neither as a request nor as a guess.
  expect(['same-origin', 'none'].map((site) => ask('page', site))).toEqual([undefined, undefined])
  for (const way of ['api', 'socket'] as const)
    expect([1, 2, 3, 4, 5].map(() => ask(way, 'same-origin'))).toEqual([...Array(4).fill(undefined), 429])
  expect(keeper.refusal('page', 'b', { ...facts, brought: 'right' })).toBeUndefined()
  expect(ask('page', 'none')).toBe(429)
})

it('forgets what was not brought for longest, of an address and of all', () => {
  const wrong = new WrongTokens(2)
  const bring = (address: string, token: string): boolean => {
    const known = wrong.has(address, token)
    if (!known) wrong.add(address, token)
    return known
  }
  for (let n = 0; n < 40; n++) {
    bring('a', String(n))
    bring('a', 'open page')
  }
  expect([0, 8, 9, 39].map((n) => wrong.has('a', String(n)))).toEqual([false, false, true, true])
  expect(wrong.has('a', 'open page')).toBe(true)
  bring('b', '1')
  bring('c', '1')
  expect(['a', 'b', 'c'].map((address) => wrong.has(address, address === 'a' ? '39' : '1'))).toEqual([
    false,
    true,
    true,
  ])
})

it('keeps nobody out because the clock was set back', () => {
  const keeper = new Doorkeeper(accessPolicy({}), { burst: 2, perSecond: 1 })
  const ask = (): number | undefined => keeper.refusal('api', 'a', facts)?.status
  expect(ask()).toBeUndefined()
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
  expect(ask()).toBeUndefined()
  now.mockRestore()
})
