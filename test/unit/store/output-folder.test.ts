import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { OutputFolder } from '../../../engine/store/output-folder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-outputs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const request = (text: string) => ({
  key: text,
  name: 'clip',
  extension: 'mp4',
  mime: 'video/mp4',
  write: async (path: string) => {
    // Long enough that both have looked for a name.
    await new Promise((resolve) => setTimeout(resolve, 20))
    await writeFile(path, text)
  },
})

it('two commands that write at once leave each other’s files alone', async () => {
  const saved = await Promise.all(
    ['fox', 'cat', 'owl'].map((text) => new OutputFolder(folder).save(request(text) as never)),
  )
  const there = await Promise.all(saved.map(({ path }) => readFile(path, 'utf8')))
  expect(there).toEqual(['fox', 'cat', 'owl'])
  expect((await readdir(folder)).toSorted()).toEqual(['clip-2.mp4', 'clip-3.mp4', 'clip.mp4'])
  expect(saved.map(({ path }) => basename(path)).toSorted()).toEqual(['clip-2.mp4', 'clip-3.mp4', 'clip.mp4'])
})

it('a place that was named is replaced', async () => {
  const exact = join(folder, 'mine.mp4')
  await writeFile(exact, 'old')
  const { path } = await new OutputFolder(folder, exact).save(request('fox'))
  expect(path).toBe(exact)
  expect(await readFile(exact, 'utf8')).toBe('fox')
  expect(await readdir(folder)).toEqual(['mine.mp4'])
})
