import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** A page as it is loaded: what it keeps in its memory is new. */
async function load(): Promise<typeof import('../../../app/keep/tab.ts')> {
  vi.resetModules()
  return import('../../../app/keep/tab.ts')
}

let held: Set<string>

/** Locks that are held until `held` is emptied, as it is when pages go. */
const locks = {
  request: (name: string, _how: object, act: () => Promise<unknown>) => {
    if (held.has(name)) return Promise.reject(new Error('It took too long.'))
    held.add(name)
    return act()
  },
}

beforeEach(() => {
  held = new Set()
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

it('goes on with its sitting after it was loaded again, and a doubled tab has its own', async () => {
  vi.stubGlobal('navigator', { locks })
  const before = await (await load()).sittingName()
  held.clear()
  expect(await (await load()).sittingName()).toBe(before)
  // The other one is still there.
  expect(await (await load()).sittingName()).not.toBe(before)
})

it('begins a sitting with every page where nothing tells a doubled tab apart, and has its drafts still', async () => {
  vi.stubGlobal('navigator', {})
  const first = await load()
  const [sitting, name] = [await first.sittingName(), await first.tabName()]
  const second = await load()
  expect(await second.sittingName()).not.toBe(sitting)
  expect(await second.tabName()).toBe(name)
})
