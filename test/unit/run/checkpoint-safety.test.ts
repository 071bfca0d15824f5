import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CheckpointSlot } from '../../../engine/define/index.ts'
import { DiskCache, MemoryCache, MemoryCheckpoints, TieredCache } from '../../../engine/run/index.ts'
import { buildGraph, observe } from './graph-builder.ts'
import { custom } from './test-nodes.ts'

/** Two nodes: one that leaves a checkpoint, and one after it that does as the test says. */
function samples(after: () => unknown = () => {}, events: string[] = []) {
  const keeps = custom('keeps', async ({ checkpoint }) => {
    const slot = checkpoint as CheckpointSlot
    events.push(`found ${(await slot.load()) ? 'something' : 'nothing'}`)
    await slot.offer(() => ({ meta: 1, buffers: {} }))
    return { out: 7 }
  })
  const next = custom('next', async () => {
    await after()
    return { out: 8 }
  })
  return buildGraph({ keeps: { node: keeps }, next: { node: next, wires: { a: 'keeps.out' } } }, ['next'])
}

/** A memory cache over one that says late, or never well, whether the first result is written. */
function tiers(put: (key: string) => void | Promise<boolean>) {
  const large = Object.assign(new MemoryCache(0), { put })
  return new TieredCache(new MemoryCache(1e6), large)
}

/** A promise that the test keeps waiting. */
function gate() {
  let resolve: (safe: boolean) => void = () => {}
  const promise = new Promise<boolean>((done) => (resolve = done))
  return { promise, resolve: (safe: boolean) => resolve(safe) }
}

describe('a checkpoint', () => {
  test('stays until its result is written, while the run goes on', async () => {
    const checkpoints = new MemoryCheckpoints()
    const written = gate()
    let puts = 0
    const seen: number[] = []
    const test = samples(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(checkpoints.keys.length)
      setImmediate(() => written.resolve(true))
    })
    const cache = tiers(() => (puts++ === 0 ? written.promise : undefined))
    const run = await observe(test, { cache, checkpoints, checkpointShare: Infinity })
    expect(run.status).toBe('done')
    expect(seen).toEqual([1])
    expect(checkpoints.keys).toEqual([])
  })

  test('outlives a run that ended before the result was written', async () => {
    const checkpoints = new MemoryCheckpoints()
    const written = gate()
    let ended = false
    const run = observe(samples(), {
      cache: tiers(() => written.promise),
      checkpoints,
      checkpointShare: Infinity,
    }).finally(() => (ended = true))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(ended).toBe(false)
    expect(checkpoints.keys).toHaveLength(1)
    written.resolve(true)
    await run
    expect(checkpoints.keys).toEqual([])
  })

  test.each([
    ['is not written', () => Promise.resolve(false)],
    ['cannot be written', () => Promise.reject(new Error('disk full'))],
  ])('stays where the result %s', async (_, put) => {
    const checkpoints = new MemoryCheckpoints()
    const found: string[] = []
    const test = samples(undefined, found)
    const first = await observe(test, { cache: tiers(put), checkpoints, checkpointShare: Infinity })
    expect(first.status).toBe('done')
    expect(checkpoints.keys).toHaveLength(1)
    await observe(test, { checkpoints, checkpointShare: Infinity })
    expect(found).toEqual(['found nothing', 'found something'])
    expect(checkpoints.keys).toEqual([])
  })

  test('stays where there is no room for the result on disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reelgraph-run-'))
    const checkpoints = new MemoryCheckpoints()
    const cache = new DiskCache(folder, { budgetBytes: 10 })
    await observe(samples(), { cache, checkpoints, checkpointShare: Infinity })
    expect(checkpoints.keys).toHaveLength(1)
    await rm(folder, { recursive: true })
  })

  test('makes its result worth a file, however short the last stretch was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reelgraph-run-'))
    const checkpoints = new MemoryCheckpoints()
    const cache = new DiskCache(folder, { budgetBytes: 1e6 })
    await observe(samples(), { cache, checkpoints, checkpointShare: Infinity, now: () => 0 })
    expect(checkpoints.keys).toEqual([])
    expect(await readdir(folder)).toHaveLength(1)
    await rm(folder, { recursive: true })
  })
})
