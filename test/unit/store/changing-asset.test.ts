import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AssetFolders } from '../../../engine/store/asset-folders.ts'

/** What somebody else does to a file right before it is copied. */
const meanwhile = vi.hoisted(() => ({ change: async (_from: string): Promise<void> => {} }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return {
    ...real,
    copyFile: async (from: string, to: string) => {
      await meanwhile.change(from)
      await real.copyFile(from, to)
    },
  }
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-changing-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a file that changes while it is copied is refused, and an asset of its first content stays', async () => {
  const own = join(folder, 'own')
  const assets = new AssetFolders(own)
  const file = join(folder, 'photo.png')
  await writeFile(file, 'abc')
  const sha256 = await assets.add(file)
  meanwhile.change = (from) => writeFile(from, 'another picture')
  await expect(assets.add(file)).rejects.toMatchObject({ code: 'asset.changed', subject: file })
  expect(await readFile(await assets.path(sha256), 'utf8')).toBe('abc')
  expect(await readdir(own)).toEqual([`${sha256}.png`])
  await writeFile(file, 'a third')
  await expect(assets.add(file)).rejects.toMatchObject({ code: 'asset.changed' })
  expect(await readdir(own)).toEqual([`${sha256}.png`])
})
