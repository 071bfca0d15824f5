import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Draft } from '../../../app/keep/drafts.ts'
import { findForgotten } from '../../../app/keep/find-forgotten.ts'

const tabs = vi.hoisted(() => ({ open: [new Set<string>()] as (ReadonlySet<string> | undefined)[] }))
vi.mock('../../../app/keep/tab.ts', () => ({
  tabName: () => Promise.resolve('own'),
  openTabs: () => Promise.resolve(tabs.open.length > 1 ? tabs.open.shift() : tabs.open[0]),
}))

const draft = (words: string, more: Partial<Draft> = {}): Draft => ({
  id: words,
  document: {} as Draft['document'],
  workflowId: undefined,
  revision: undefined,
  at: 1,
  ...more,
})

let kept: Map<string, Draft>
const store = {
  getAllKeys: () => [...kept.keys()],
  get: (key: string) => kept.get(key),
  put: (value: Draft, key: string) => void kept.set(key, value),
  delete: (key: string) => void kept.delete(key),
}
const ask: Parameters<typeof findForgotten>[1] = (_mode, act) => Promise.resolve(act(store as never))

async function found(): Promise<string[]> {
  const finding = findForgotten('here', ask)
  await vi.advanceTimersByTimeAsync(10_000)
  return (await finding).map(({ place, draft: { id } }) => `${place}: ${id}`)
}

let held: boolean
beforeEach(() => {
  held = false
  vi.useFakeTimers()
  vi.stubGlobal('navigator', {
    locks: {
      request: (_name: string, _how: object, act: (lock: unknown) => unknown) => act(held ? null : {}),
    },
  })
  tabs.open = [new Set(['own', 'other'])]
  kept = new Map([
    ['own here', draft('what is open here')],
    ['own there', draft('left before a reload')],
    ['other a', draft('open in another tab')],
    ['closed b', draft('left by a closed tab')],
    ['c', draft('from before tabs had names')],
    ['closed d', draft('saved once', { workflowId: 'w1' })],
    ['closed e', draft('a template nobody touched', { untouched: true })],
    ['own f', draft('written just now', { at: Date.now() + 1000 })],
  ])
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('finds what was never saved and is open nowhere, and takes it over', async () => {
  expect(await found()).toEqual([
    'there: left before a reload',
    'b: left by a closed tab',
    'c: from before tabs had names',
  ])
  expect([...kept.keys()].toSorted((a, b) => a.localeCompare(b))).toEqual([
    'closed d',
    'closed e',
    'other a',
    'own b',
    'own c',
    'own f',
    'own here',
    'own there',
  ])
})

it('leaves a tab alone that is only being loaded again', async () => {
  tabs.open = [new Set(['own', 'other']), new Set(['own', 'other', 'closed'])]
  expect(await found()).not.toContain('b: left by a closed tab')
})

it('finds nothing where the browser does not say which tabs are open, or another tab is looking', async () => {
  tabs.open = [undefined]
  expect(await found()).toEqual([])
  tabs.open = [new Set(['own'])]
  held = true
  expect(await found()).toEqual([])
  vi.stubGlobal('navigator', {})
  expect(await found()).toEqual([])
})
