import { expect, it, vi } from 'vitest'
import { accessPolicy } from '../../../engine/server/access/access-policy.ts'
import { Doorkeeper } from '../../../engine/server/access/doorkeeper.ts'
import { WrongTokens } from '../../../engine/server/access/wrong-tokens.ts'

const rate = { burst: 1_000_000, perSecond: 1 }

/** What somebody at an address is told who brings a token; the clock stands still. */
function door(): (token: string, address?: string) => number | undefined {
  const keeper = new Doorkeeper(accessPolicy({ token: 'right' }), rate, () => 0)
  return (token, address = 'a') =>
    keeper.refusal('api', address, {
      method: 'GET',
      host: 'localhost:4000',
      origin: undefined,
      authorization: `Bearer ${token}`,
      cookie: undefined,
    })?.status
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
  const ask = (): number | undefined =>
    keeper.refusal('api', 'a', {
      method: 'GET',
      host: 'localhost:4000',
      origin: undefined,
      authorization: undefined,
      cookie: undefined,
    })?.status
  expect(ask()).toBeUndefined()
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
  expect(ask()).toBeUndefined()
  now.mockRestore()
})
