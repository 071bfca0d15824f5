import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DiskCache, FileBlobs, FileCheckpoints } from '../../../engine/run/index.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-run-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const state = (bytes = 1000) => ({ meta: null, buffers: { x: new Uint8Array(bytes) } })

async function age(days: number, names?: readonly string[]): Promise<void> {
  const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000)
  for (const name of names ?? (await readdir(folder))) await utimes(join(folder, name), then, then)
}

async function kept(store: FileCheckpoints, keys: readonly string[]): Promise<string[]> {
  const found = await Promise.all(keys.map(async (key) => ((await store.load(key)) ? key : '')))
  return found.filter((key) => key !== '')
}

describe('checkpoints that nobody continues', () => {
  test('go after a week', async () => {
    const before = new FileCheckpoints(folder)
    await before.save('old', state())
    await age(8)
    await before.save('young', state())
    expect(await kept(new FileCheckpoints(folder), ['old', 'young'])).toEqual(['young'])
    expect(await readdir(folder)).toHaveLength(1)
  })

  test('go oldest first where there is too much, but never the one just saved', async () => {
    const store = new FileCheckpoints(folder, { budgetBytes: 3500 })
    for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) {
      const before = await readdir(folder)
      await store.save(key, state())
      const added = (await readdir(folder)).filter((name) => !before.includes(name))
      await age((10 - index) / 100, added)
    }
    expect(await kept(store, ['a', 'b', 'c', 'd'])).toEqual(['b', 'c', 'd'])
    await store.save('huge', state(5000))
    expect(await kept(store, ['a', 'b', 'c', 'd', 'huge'])).toEqual(['huge'])
  })
})

describe('what a killed process left half written', () => {
  const leave = async () => {
    await mkdir(folder, { recursive: true })
    for (const name of ['one.tmp', 'two.part', 'three.other', 'new.tmp'])
      await writeFile(join(folder, name), '')
    await age(2, ['one.tmp', 'two.part', 'three.other'])
  }
  const left = async () => (await readdir(folder)).sort()

  test.each([
    ['checkpoints', () => new FileCheckpoints(folder).load('x')],
    ['pinned outputs', () => new FileBlobs(folder).get('0'.repeat(64))],
    ['results', async () => new DiskCache(folder, { budgetBytes: 1e6 })],
  ])('is removed from %s after a day, when it cannot be in the making', async (_, open) => {
    await leave()
    await open()
    expect(await left()).toEqual(['new.tmp', 'three.other'])
  })
})
