import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realDisk, type Disk } from '../../../engine/store/disk.ts'
import { OutputFiles } from '../../../engine/store/output-files.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'reelgraph-fault-outputs-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** How the disk fails: once, with the process going on; or the process is gone right before or right after a step. */
type Mode = 'full' | 'gone-before' | 'gone-after'

/** A real disk whose step number `nth` fails, half-way where it writes. */
class FailingDisk implements Disk {
  readonly #mode: Mode
  #left: number

  constructor(mode: Mode, nth: number) {
    this.#mode = mode
    this.#left = nth
  }

  get failed(): boolean {
    return this.#left <= 0
  }

  makeFolder = (path: string) => this.#step(() => realDisk.makeFolder(path))
  write = (path: string, text: string) =>
    this.#step(
      () => realDisk.write(path, text),
      () => realDisk.write(path, text.slice(0, text.length / 2)),
    )
  sync = (path: string) => this.#step(() => realDisk.sync(path))
  rename = (from: string, to: string) => this.#step(() => realDisk.rename(from, to))
  remove = (path: string) => this.#step(() => realDisk.remove(path))

  async #step(work: () => Promise<void>, half?: () => Promise<void>): Promise<void> {
    this.#left--
    const broken = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    if (this.#left > 0 || (this.#left < 0 && this.#mode === 'full')) return work()
    if (this.#left === 0) await (this.#mode === 'gone-after' ? work() : half?.())
    throw broken
  }
}

const wanted = [
  ['first', 'a clip'],
  ['same content', 'a clip'],
  ['first', 'a clip, made anew'],
] as const

/** Saves everything through a disk; gives which of them were acknowledged. */
async function saveAll(disk: Disk): Promise<{ acknowledged: Map<string, string>; error: unknown }> {
  const files = new OutputFiles(root, disk)
  const acknowledged = new Map<string, string>()
  for (const [key, text] of wanted) {
    try {
      const write = (path: string) => disk.write(path, text)
      await files.save({ key, name: 'clip', extension: 'txt', mime: 'text/plain', write })
      acknowledged.set(key, text)
    } catch (error) {
      return { acknowledged, error }
    }
  }
  return { acknowledged, error: undefined }
}

async function checkFolder(): Promise<void> {
  const outputs = join(root, 'outputs')
  for (const folder of await readdir(outputs).catch(() => [])) {
    if (folder === 'keys' || folder === 'incoming') continue
    for (const name of await readdir(join(outputs, folder))) {
      const content = await readFile(join(outputs, folder, name))
      expect(`${createHash('sha256').update(content).digest('hex')}.txt`).toBe(name)
    }
  }
}

test.each(['full', 'gone-before', 'gone-after'] as const)(
  'whichever step fails (%s), a key gives a whole file or none, and saving again works',
  { timeout: 120_000 },
  async (mode) => {
    let steps = 0
    for (let nth = 1; ; nth++) {
      await rm(join(root, 'outputs'), { recursive: true, force: true })
      const disk = new FailingDisk(mode, nth)
      const { acknowledged, error } = await saveAll(disk)
      if (!disk.failed) break
      steps = nth
      await checkFolder()
      const files = new OutputFiles(root)
      for (const [key, text] of wanted) {
        const found = await files.find(key)
        const texts = wanted.filter(([other]) => other === key).map(([, text]) => text as string)
        if (found) expect(texts).toContain(await readFile(found.path, 'utf8'))
        if (acknowledged.has(key)) expect(found, `${key} after step ${nth}`).toBeDefined()
        if (acknowledged.get(key) === text && text !== 'a clip') {
          expect(await readFile(found!.path, 'utf8')).toBe(text)
        }
      }
      // A step that only tidies up may fail without harm.
      if (error) expect((error as { code?: string }).code).toMatch(/^(output\.disk-full|ENOSPC)$/)
      expect((await saveAll(realDisk)).error).toBeUndefined()
      await checkFolder()
      expect(await readFile((await files.find('first'))!.path, 'utf8')).toBe('a clip, made anew')
      expect(await readFile((await files.find('same content'))!.path, 'utf8')).toBe('a clip')
    }
    expect(steps).toBeGreaterThan(30)
  },
)

test('an error that the process survives leaves nothing half written', { timeout: 120_000 }, async () => {
  for (let nth = 1; ; nth++) {
    await rm(join(root, 'outputs'), { recursive: true, force: true })
    const disk = new FailingDisk('full', nth)
    const { error } = await saveAll(disk)
    if (!disk.failed) break
    if (error) expect(await readdir(join(root, 'outputs', 'incoming')).catch(() => [])).toEqual([])
  }
})

test('the real disk is used where none is given', async () => {
  const files = new OutputFiles(root)
  const write = (path: string) => writeFile(path, 'x')
  await files.save({ key: 'k', name: 'n', extension: 'txt', mime: 'text/plain', write })
  expect(await files.find('k')).toBeDefined()
})
