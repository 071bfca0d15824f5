import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ReelgraphError } from '../../../engine/define/index.ts'
import { Posters } from '../../../engine/server/posters.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-posters-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

const facts = { width: 8, height: 8, frames: 1 }
const hash = (digit: string): string => digit.repeat(64)

/** Posters whose looks are answered one after the other by `answers`. */
function posters(
  answers: readonly (() => unknown)[],
  describe: (...known: readonly unknown[]) => void = () => {},
) {
  let asked = 0
  const inspector = { ask: async () => answers[Math.min(asked++, answers.length - 1)]!() }
  return { it: new Posters(folder, { describe }, inspector as never), asked: () => asked }
}

it('a failed write of what is known of a file keeps nobody waiting', async () => {
  const { it: all } = posters([() => [facts]], () => {
    throw new Error('store.full')
  })
  expect(await all.of(hash('a'), 'a.mp4')).toMatch(/\.webp$/)
  expect(await all.of(hash('b'), 'b.mp4')).toMatch(/\.webp$/)
})

it('a file that cannot be read is not looked at again, one that nobody got to look at is, after a while', async () => {
  const broken = posters([() => [null]])
  for (let i = 0; i < 2; i++) expect(await broken.it.of(hash('a'), 'a.mp4')).toBeUndefined()
  expect(broken.asked()).toBe(1)
  const slow = posters([
    () => {
      throw new Error('The disk is full.')
    },
    () => [facts],
  ])
  for (let i = 0; i < 2; i++) expect(await slow.it.of(hash('a'), 'a.mp4')).toBeUndefined()
  const now = Date.now()
  vi.spyOn(Date, 'now').mockReturnValue(now + 61_000)
  expect(await slow.it.of(hash('a'), 'a.mp4')).toMatch(/\.webp$/)
  expect(slow.asked()).toBe(2)
  const crashing = posters([
    () => {
      throw new ReelgraphError('inspect.crashed', 'a.mp4', 'It crashed.')
    },
  ])
  for (let i = 0; i < 2; i++) {
    expect(await crashing.it.of(hash('a'), 'a.mp4')).toBeUndefined()
    vi.spyOn(Date, 'now').mockReturnValue(now + 86_400_000)
  }
  expect(crashing.asked()).toBe(1)
})

it('a file whose poster is there is looked at again only where nothing is known of it, and keeps its poster', async () => {
  const told: unknown[] = []
  const { it: all, asked } = posters(
    [
      () => {
        throw new Error('The disk is full.')
      },
      () => [facts],
    ],
    (...known: readonly unknown[]) => void told.push(known),
  )
  const sha256 = hash('c')
  const poster = join(folder, 'posters', 'cc', `${sha256}.webp`)
  await mkdir(dirname(poster), { recursive: true })
  await writeFile(poster, 'a poster')
  expect([await all.of(sha256, 'c.mp4'), asked()]).toEqual([poster, 0])
  await all.of(sha256, 'c.mp4', false)
  // What failed is left alone for a while.
  expect([await all.of(sha256, 'c.mp4', false), asked(), told]).toEqual([poster, 1, []])
  const now = Date.now()
  vi.spyOn(Date, 'now').mockReturnValue(now + 61_000)
  expect([await all.of(sha256, 'c.mp4', false), asked(), told]).toEqual([poster, 2, [[sha256, facts]]])
})
