import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { blobHash, FileBlobs, sweepBlobs } from '../../../engine/run/index.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-blobs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const monthsAgo = (months: number): number => (Date.now() - months * 31 * 24 * 60 * 60 * 1000) / 1000

/** Keeps a blob that was last used so many months ago. */
async function kept(text: string, months: number): Promise<string> {
  const { sha256 } = await new FileBlobs(folder).put(Buffer.from(text))
  utimesSync(join(folder, sha256), monthsAgo(months), monthsAgo(months))
  return sha256
}

test('only what nothing names and nobody has used for a month is swept', async () => {
  const [named, recent, unused] = [await kept('named', 9), await kept('recent', 0.5), await kept('unused', 9)]
  writeFileSync(join(folder, 'README'), 'A file that somebody put here.')
  utimesSync(join(folder, 'README'), monthsAgo(9), monthsAgo(9))
  expect(await sweepBlobs(folder, (sha256) => sha256 === named)).toEqual([unused])
  expect(readdirSync(folder).sort()).toEqual(['README', named, recent].sort())
  expect(await sweepBlobs(join(folder, 'none'), () => false)).toEqual([])
})

test('a use, by reading or by keeping the same bytes again, spares a blob for another month', async () => {
  const read = await kept('read', 9)
  await kept('again', 9)
  expect(await new FileBlobs(folder).get(read)).toEqual(Buffer.from('read'))
  await new FileBlobs(folder).put(Buffer.from('again'))
  expect(await sweepBlobs(folder, () => false)).toEqual([])
  // What is used often is not written to each time.
  const { mtimeMs } = statSync(join(folder, read))
  await new FileBlobs(folder).get(read)
  expect(statSync(join(folder, read)).mtimeMs).toBe(mtimeMs)
})

test('whatever is swept while the same bytes are kept, they are there afterwards', async () => {
  const blobs = new FileBlobs(folder)
  const text = (i: number): string => `blob ${i % 5}`
  for (let round = 0; round < 200; round++) {
    const sha256 = blobHash(Buffer.from(text(round)))
    await kept(text(round), 9)
    let told = false
    // Named only once it is kept, as a branch names its start.
    const sweeping = sweepBlobs(folder, (hash) => told && hash === sha256)
    for (let turn = 0; turn < round % 7; turn++) await new Promise((resolve) => setImmediate(resolve))
    await blobs.put(Buffer.from(text(round)))
    told = true
    await sweeping
    expect(await blobs.get(sha256)).toEqual(Buffer.from(text(round)))
  }
})

test('a damaged blob is not there, and keeping it again mends it', async () => {
  const sha256 = await kept('whole', 0)
  writeFileSync(join(folder, sha256), 'hal')
  const blobs = new FileBlobs(folder)
  expect(await blobs.get(sha256)).toBeUndefined()
  await blobs.put(Buffer.from('whole'))
  expect(await blobs.get(sha256)).toEqual(Buffer.from('whole'))
})

test('a file that is taken over is there whole, is spared by sweeps, and mends what was damaged', async () => {
  const sha256 = await kept('whole', 9)
  writeFileSync(join(folder, sha256), 'hal')
  const arrived = join(folder, 'arrived')
  writeFileSync(arrived, 'whole')
  await new FileBlobs(folder).take(arrived, sha256)
  expect(readdirSync(folder)).toEqual([sha256])
  expect(await sweepBlobs(folder, () => false)).toEqual([])
  expect(await new FileBlobs(folder).get(sha256)).toEqual(Buffer.from('whole'))
})
