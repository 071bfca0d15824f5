import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AssetFolders } from '../../../engine/store/asset-folders.ts'
import { dataFolder } from '../../../engine/store/data-folder.ts'
import { OutputFolder } from '../../../engine/store/output-folder.ts'
import { prepareDataFolder } from '../../../engine/store/prepare-data-folder.ts'
import { publishFile } from '../../../engine/store/publish-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-store-'))
})
afterEach(() => rm(folder, { recursive: true }))

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('a published file is whole and known by its hash', async () => {
  const published = await publishFile(join(folder, 'deep', 'a.txt'), (path) => writeFile(path, 'abc'))
  expect(published).toEqual({ path: join(folder, 'deep', 'a.txt'), bytes: 3, sha256: abc })
  expect(await readdir(join(folder, 'deep'))).toEqual(['a.txt'])
})

test('a write that fails half-way leaves what was there and nothing else', async () => {
  await writeFile(join(folder, 'a.txt'), 'before')
  const failing = publishFile(join(folder, 'a.txt'), async (path) => {
    await writeFile(path, 'half')
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  await expect(failing).rejects.toThrow('no space')
  expect(await readdir(folder)).toEqual(['a.txt'])
  expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('before')
})

test('outputs keep every file: a taken name gets a number, the exact path is used once', async () => {
  const outputs = new OutputFolder(folder, join(folder, 'mine.mp4'))
  const save = (key: string) =>
    outputs.save({
      key,
      name: 'clip',
      extension: 'mp4',
      mime: 'video/mp4',
      write: (path) => writeFile(path, key),
    })
  const paths = [await save('k1'), await save('k2'), await save('k3')].map(({ path }) => path)
  expect(paths).toEqual(['mine.mp4', 'clip.mp4', 'clip-2.mp4'].map((name) => join(folder, name)))
  expect((await outputs.find('k2'))?.path).toBe(paths[1])
  expect(await outputs.find('k4')).toBeUndefined()
})

test('outputs that are written at the same time get names of their own', async () => {
  const outputs = new OutputFolder(folder)
  const save = (key: string) =>
    outputs.save({
      key,
      name: 'clip',
      extension: 'mp4',
      mime: 'video/mp4',
      write: (path) => writeFile(path, key),
    })
  const saved = await Promise.all(['k1', 'k2', 'k3'].map(save))
  expect((await readdir(folder)).toSorted()).toEqual(['clip-2.mp4', 'clip-3.mp4', 'clip.mp4'])
  for (const { key, path } of saved) expect(await readFile(path, 'utf8')).toBe(key)
})

test('an asset that is still being copied is not there yet, and a folder is no asset', async () => {
  await writeFile(join(folder, `${abc}.png.tmp-12345678`), 'a')
  await writeFile(join(folder, `${abc}.tmp-12345678`), 'a')
  const assets = new AssetFolders(folder)
  await expect(assets.path(abc)).rejects.toMatchObject({ code: 'asset.missing' })
  await writeFile(join(folder, abc), 'abc')
  expect(await assets.path(abc)).toBe(join(folder, abc))
  await expect(assets.add(folder)).rejects.toMatchObject({ code: 'asset.unreadable' })
})

test('assets are found by content, the own ones before those that templates carry', async () => {
  const [own, carried] = [join(folder, 'own'), join(folder, 'carried')]
  await mkdir(carried)
  await writeFile(join(carried, `${abc}.png`), 'abc')
  const assets = new AssetFolders(own, [carried])
  expect(await assets.path(abc)).toBe(join(carried, `${abc}.png`))
  await writeFile(join(folder, 'photo.PNG'), 'abc')
  expect(await assets.add(join(folder, 'photo.PNG'))).toBe(abc)
  expect(await assets.path(abc)).toBe(join(own, `${abc}.png`))
  await expect(assets.path('0'.repeat(64))).rejects.toMatchObject({ code: 'asset.missing' })
  await expect(assets.path('')).rejects.toMatchObject({ code: 'asset.missing' })
  await expect(assets.add(join(folder, 'none.png'))).rejects.toMatchObject({ code: 'asset.unreadable' })
})

test('a data folder that cannot be written is named, with the remedy', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(
    prepareDataFolder(dataFolder({ REELGRAPH_DATA: join(folder, 'file', 'data') })),
  ).rejects.toMatchObject({
    code: 'data.unwritable',
    message: expect.stringContaining('REELGRAPH_DATA') as string,
  })
  await prepareDataFolder(dataFolder({ REELGRAPH_DATA: join(folder, 'new', 'data') }))
  expect(await readdir(join(folder, 'new'))).toEqual(['data'])
})

test.each(['cache', 'cache/results', 'scratch'])(
  'a folder %s in it that cannot be written is named before anything is begun',
  async (name) => {
    const data = dataFolder({ REELGRAPH_DATA: join(folder, 'data') })
    await prepareDataFolder(data)
    await rm(join(data.root, name), { recursive: true })
    await writeFile(join(data.root, name), '')
    await expect(prepareDataFolder(data)).rejects.toMatchObject({
      code: 'data.unwritable',
      subject: join(data.root, name),
      message: expect.stringMatching(/EEXIST.*REELGRAPH_DATA/) as string,
    })
  },
)

test('REELGRAPH_DATA moves everything that is kept', () => {
  expect(dataFolder({ REELGRAPH_DATA: folder })).toEqual({
    root: folder,
    models: join(folder, 'models'),
    assets: join(folder, 'assets'),
    cache: join(folder, 'cache'),
    scratch: join(folder, 'scratch'),
  })
  expect(dataFolder({}).root).toMatch(/\.reelgraph$/)
})
