import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeScratch, sweepScratch } from '../../../engine/store/sweep-scratch.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'reelgraph-scratch-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const days = (count: number) => new Date(Date.now() - count * 24 * 60 * 60 * 1000)

/** A scratch folder with something in it, as a process with this number would have left it. */
async function leave(pid: number | string, changed?: Date, host?: string): Promise<string> {
  const own = basename(await makeScratch(root))
  await rm(join(root, own), { recursive: true })
  const name = own
    .replace(`-${process.pid}-`, `-${pid}-`)
    .replace(/^run-[0-9a-f]{8}/, (tag) => (host ? `run-${host}` : tag))
  await mkdir(join(root, name))
  await writeFile(join(root, name, 'frames.part'), 'x')
  if (changed) await utimes(join(root, name), changed, changed)
  return name
}

test('a folder of a process that is gone is removed, one of a living process is not', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  await leave(gone)
  const parent = await leave(process.ppid)
  const own = basename(await makeScratch(root))
  await sweepScratch(root)
  expect((await readdir(root)).sort()).toEqual([parent, own].sort())
})

test('a folder of an earlier process with our number is removed', async () => {
  await leave(process.pid, days(1))
  await sweepScratch(root)
  expect(await readdir(root)).toEqual([])
})

test('a folder of another machine, or of no known process, stays for a week', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  const fresh = await leave(gone, days(6), '00000000')
  await leave(gone, days(8), '00000000')
  await mkdir(join(root, 'run-AbCdEf'))
  await mkdir(join(root, 'kept-by-hand'))
  await utimes(join(root, 'run-AbCdEf'), days(8), days(8))
  await utimes(join(root, 'kept-by-hand'), days(8), days(8))
  await sweepScratch(root)
  expect((await readdir(root)).sort()).toEqual(['kept-by-hand', fresh].sort())
})

test('a root that is not there is nothing to sweep, and is made when it is needed', async () => {
  const none = join(root, 'none')
  await sweepScratch(none)
  expect((await stat(await makeScratch(none))).isDirectory()).toBe(true)
})

test('one that cannot be made is named', async () => {
  await writeFile(join(root, 'file'), '')
  await expect(makeScratch(join(root, 'file', 'scratch'))).rejects.toMatchObject({
    code: 'data.unwritable',
    subject: join(root, 'file', 'scratch'),
  })
})
