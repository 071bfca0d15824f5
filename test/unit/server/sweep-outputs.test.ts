import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { regretMs, sweepOutputs } from '../../../engine/server/sweep-outputs.ts'
import { sweepOutputsHourly } from '../../../engine/server/sweep-outputs-hourly.ts'
import { storeFolder, workflow } from '../store/store-folder.ts'

const at = storeFolder()
afterEach(() => {
  vi.useRealTimers()
})

const noPosters = { remove: async () => {} }
const later = { now: 2 * regretMs }
let keys = 0

/** A finished file that was deleted. */
function deleted(digit: string): { readonly id: string; readonly path: string } {
  const sha256 = digit.repeat(64)
  const folder = join(at.root, 'outputs', sha256.slice(0, 2))
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${sha256}.mp4`)
  writeFileSync(path, digit)
  const run = at.store.runs.create({ document: workflow() }).id
  const output = { node: 'save', key: `k${keys++}`, name: 'kite', mime: 'video/mp4', bytes: 1, sha256 }
  const { id } = at.store.outputs.add({ ...output, run })
  at.store.gallery.delete(id)
  return { id, path }
}

test('a file that is brought back, or made again, while others are swept stays', async () => {
  const [gone, back, again] = [deleted('a'), deleted('b'), deleted('c')]
  const posters = {
    remove: async (sha256: string) => {
      if (sha256.startsWith('b')) at.store.gallery.restore(back.id)
      if (!sha256.startsWith('c')) return
      const run = at.store.runs.create({ document: workflow() }).id
      const output = { node: 'save', key: 'again', name: 'kite', mime: 'video/mp4', bytes: 1, sha256 }
      at.store.outputs.add({ ...output, run })
    },
  }
  await sweepOutputs(at.root, at.store, posters, later)
  expect([gone, back, again].map(({ path }) => existsSync(path))).toEqual([false, true, true])
  expect([gone, back, again].map(({ id }) => at.store.gallery.read(id)?.deletedAt)).toEqual([
    undefined,
    undefined,
    1000,
  ])
  expect(at.store.gallery.read(back.id)).toBeDefined()
})

test('nothing is removed while a run is made, or once one has begun', async () => {
  const file = deleted('a')
  await sweepOutputs(at.root, at.store, noPosters, { ...later, busy: () => true })
  let running = false
  const posters = { remove: async () => void (running = true) }
  await sweepOutputs(at.root, at.store, posters, { ...later, busy: () => running })
  expect([existsSync(file.path), at.store.gallery.read(file.id)?.deletedAt]).toEqual([true, 1000])
  await sweepOutputs(at.root, at.store, noPosters, later)
  expect([existsSync(file.path), at.store.gallery.read(file.id)]).toEqual([false, undefined])
})

test('a server that goes on sweeps every hour, once nothing is made, until it stops', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const file = deleted('a')
  const errors: unknown[] = []
  let running = true
  const options = { busy: () => running, trouble: (error: unknown) => void errors.push(error) }
  const sweeps = sweepOutputsHourly(at.root, at.store, noPosters, options)
  const hour = async (): Promise<void> => {
    vi.advanceTimersByTime(60 * 60 * 1000)
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  expect(existsSync(file.path)).toBe(true)
  await hour()
  expect(existsSync(file.path)).toBe(true)
  // As soon as what was being made has ended: a queue that is never empty leaves no idle hour.
  await sweeps.between()
  expect(existsSync(file.path)).toBe(false)
  const second = deleted('c')
  await sweeps.between()
  expect(existsSync(second.path)).toBe(true)
  running = false
  await hour()
  expect(existsSync(second.path)).toBe(false)
  const last = deleted('b')
  sweeps.stop()
  await hour()
  expect([existsSync(last.path), errors]).toEqual([true, []])
})
