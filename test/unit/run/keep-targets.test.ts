import { describe, expect, test } from 'vitest'
import { MemoryBlobs, MemoryCache, type OutputPins } from '../../../engine/run/index.ts'
import { buildGraph, observe, type Observed } from './graph-builder.ts'
import { add, constant } from './test-nodes.ts'

const graph = (frozen?: OutputPins) =>
  buildGraph(
    {
      one: { node: constant, params: { value: 4 } },
      two: { node: add, wires: { a: 'one.out' }, params: { plus: 1 }, ...(frozen && { frozen }) },
      three: { node: add, wires: { a: 'two.out' }, params: { plus: 10 } },
    },
    ['three'],
  )

function pinsOf({ events }: Observed): readonly (readonly [string, OutputPins])[] {
  return events.flatMap((event) => (event.type === 'node.kept' ? [[event.node, event.pins] as const] : []))
}

describe('keeping what a target gave', () => {
  test('says the hashes before the end, and a node frozen with them gives the same', async () => {
    const [blobs, cache] = [new MemoryBlobs(), new MemoryCache(1e6)]
    const run = await observe(graph(), { blobs, cache, keep: true, targets: ['two'] })
    expect(run.said.slice(-2)).toEqual(['kept two', 'run.done'])
    const [[node, pins]] = pinsOf(run) as [readonly [string, OutputPins]]
    expect(node).toBe('two')
    const after = await observe(graph(pins), { blobs, cache: new MemoryCache(1e6) })
    expect(after.said).toEqual(['run.started', 'cached two', 'started three', 'done three', 'run.done'])
    expect(after.values.get('three')).toEqual({ out: 15 })
  })

  test('takes what is cached, and keeps nothing where nobody asks or the run fails', async () => {
    const [blobs, cache] = [new MemoryBlobs(), new MemoryCache(1e6)]
    await observe(graph(), { blobs, cache })
    const run = await observe(graph(), { blobs, cache, keep: true, targets: ['two'] })
    expect(run.said).toEqual(['run.started', 'cached two', 'kept two', 'run.done'])
    expect(pinsOf(await observe(graph(), { blobs, cache }))).toEqual([])
    const failing = { one: { node: constant, frozen: { out: { sha256: 'f'.repeat(64), bytes: 1 } } } }
    expect(pinsOf(await observe(buildGraph(failing, ['one']), { blobs, keep: true }))).toEqual([])
  })

  test('a disk that is full is an error that names the node', async () => {
    const full = { get: async () => undefined, put: () => Promise.reject(new Error('ENOSPC: no space left')) }
    const run = await observe(graph(), { blobs: full, keep: true, targets: ['two'] })
    expect(run.status).toBe('failed')
    expect(run.events.at(-1)).toMatchObject({ type: 'run.failed', error: { subject: 'two' } })
  })
})
