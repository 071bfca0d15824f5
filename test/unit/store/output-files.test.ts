import { mkdir, mkdtemp, readFile, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OutputFiles } from '../../../engine/store/output-files.ts'
import { findOutputFile } from '../../../engine/store/output-paths.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'reelgraph-outputs-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

const save = (files: OutputFiles, key: string, text: string, extension = 'mp4') =>
  files.save({ key, name: 'clip', extension, mime: 'video/mp4', write: (path) => writeFile(path, text) })

test('a file is published under its hash and found by its key after a restart', async () => {
  const saved = await save(new OutputFiles(root), 'a key/with: any letters', 'abc')
  const path = join(root, 'outputs', 'ba', `${abc}.mp4`)
  expect(saved).toEqual({
    key: 'a key/with: any letters',
    path,
    name: 'clip',
    mime: 'video/mp4',
    bytes: 3,
    sha256: abc,
  })
  expect(await readFile(path, 'utf8')).toBe('abc')
  const files = new OutputFiles(root)
  expect(await files.find('a key/with: any letters')).toEqual(saved)
  expect(await files.find('another')).toBeUndefined()
  expect(findOutputFile(root, abc)).toBe(path)
  expect(await readdir(join(root, 'outputs', 'incoming'))).toEqual([])
})

test('the same content is one file, however many keys made it', async () => {
  const files = new OutputFiles(root)
  const [one, two] = await Promise.all([save(files, 'k1', 'abc'), save(files, 'k2', 'abc', '.mp4')])
  expect(two.path).toBe(one.path)
  expect(await readdir(join(root, 'outputs', 'ba'))).toEqual([`${abc}.mp4`])
  expect([(await files.find('k1'))?.key, (await files.find('k2'))?.key]).toEqual(['k1', 'k2'])
})

test('a key whose file is gone, cut short or not its own is not found', async () => {
  const files = new OutputFiles(root)
  const { path } = await save(files, 'k', 'abc')
  const keys = join(root, 'outputs', 'keys')
  const record = join(keys, (await readdir(keys))[0]!)
  const whole = await readFile(record, 'utf8')
  await writeFile(record, whole.slice(0, 20))
  expect(await files.find('k')).toBeUndefined()
  await writeFile(record, whole.replace('"k"', '"other"'))
  expect(await files.find('k')).toBeUndefined()
  await writeFile(record, whole)
  expect((await files.find('k'))?.path).toBe(path)
  await writeFile(path, 'ab')
  expect(await files.find('k')).toBeUndefined()
  await rm(path)
  expect(await files.find('k')).toBeUndefined()
  expect((await save(files, 'k', 'abc')).path).toBe(path)
  expect((await files.find('k'))?.path).toBe(path)
})

test('a data folder that was moved still finds its files', async () => {
  const moved = `${root}-moved`
  await save(new OutputFiles(root), 'k', 'abc')
  await rename(root, moved)
  try {
    expect((await new OutputFiles(moved).find('k'))?.path).toBe(join(moved, 'outputs', 'ba', `${abc}.mp4`))
  } finally {
    await rename(moved, root)
  }
})

test('a write that fails passes its error on and leaves nothing', async () => {
  const files = new OutputFiles(root)
  const failure = new Error('encoder')
  const failing = files.save({
    key: 'k',
    name: 'clip',
    extension: 'mp4',
    mime: 'video/mp4',
    write: async (path) => {
      await writeFile(path, 'half')
      throw failure
    },
  })
  await expect(failing).rejects.toBe(failure)
  expect(await files.find('k')).toBeUndefined()
  expect(await readdir(join(root, 'outputs', 'incoming'))).toEqual([])
})

test('a folder that cannot be made is named', async () => {
  await writeFile(join(root, 'outputs'), 'a file in the way')
  await expect(save(new OutputFiles(root), 'k', 'abc')).rejects.toMatchObject({ code: 'output.unwritable' })
})

test('what a killed process left half written is swept when it is a day old', async () => {
  const incoming = join(root, 'outputs', 'incoming')
  await mkdir(incoming, { recursive: true })
  for (const name of ['old', 'new']) await writeFile(join(incoming, name), 'half')
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000)
  await utimes(join(incoming, 'old'), yesterday, yesterday)
  await save(new OutputFiles(root), 'k', 'abc')
  expect(await readdir(incoming)).toEqual(['new'])
})
