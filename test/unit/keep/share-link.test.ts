import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openShared, shareLink } from '../../../app/keep/share-link.ts'

const opened: string[] = []
const refused: string[] = []
const keeper = {
  openText: (text: string) => Promise.resolve(opened.push(text) > 0),
  refuse: (_: string, trouble: string) => void refused.push(trouble),
}
const replaceState = vi.fn()

function placeOf(link: string): Location {
  const { hash, pathname, search } = new URL(link)
  return { hash, pathname, search } as Location
}

beforeEach(() => {
  opened.length = 0
  refused.length = 0
  replaceState.mockClear()
  vi.stubGlobal('history', { replaceState })
})

describe('a link', () => {
  const text = JSON.stringify({ format: 'reelgraph', words: 'a fox – 狐 🦊' })

  it('holds the whole text behind the #, and gives it back', async () => {
    const link = await shareLink(text, 'http://127.0.0.1:4800/?x=1#workflow=old')
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4800\/\?x=1#workflow=[\w-]+$/)
    expect(await openShared(keeper, placeOf(link as string))).toBe(true)
    expect(opened).toEqual([text])
    // A reload must not bring the link's workflow back over what was edited.
    expect(replaceState).toHaveBeenCalledWith(null, '', '/?x=1')
  })

  it('says why where it would be too long to be sent', async () => {
    const noise = Array.from({ length: 60_000 }, () => Math.random().toString(36)[2]).join('')
    expect(await shareLink(noise, 'http://h/')).toMatchObject({
      reason: expect.stringMatching(/too long.*Export the file/) as string,
    })
  })

  it('that is cut off opens nothing and says so', async () => {
    const link = (await shareLink(text, 'http://h/')) as string
    expect(await openShared(keeper, placeOf(link.slice(0, -8)))).toBe(false)
    expect(await openShared(keeper, placeOf('http://h/#workflow=%%%'))).toBe(false)
    expect(opened).toEqual([])
    expect(refused).toHaveLength(2)
  })

  it('is none without the words before it', async () => {
    expect(await openShared(keeper, placeOf('http://h/#other'))).toBe(false)
    expect(replaceState).not.toHaveBeenCalled()
  })
})
