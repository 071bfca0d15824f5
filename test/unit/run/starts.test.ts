import { expect, test } from 'vitest'
import type { Packed } from '../../../engine/define/index.ts'
import { MemoryBlobs, MemoryCache, packedBytes } from '../../../engine/run/index.ts'
import { buildGraph, observe } from './graph-builder.ts'
import type { Placed } from './graph-builder.ts'
import { add, collect, constant, custom, forEach, numbers, sum } from './test-nodes.ts'

/** Gives what it is told to go on from, or what it is given. */
const goesOn = custom('goes-on', ({ inputs, start }) => ({
  out: ((start as Packed | undefined)?.meta as number | undefined) ?? inputs.a ?? 0,
}))

const blobs = new MemoryBlobs()
const kept = async (value: number) => (await blobs.put(packedBytes({ meta: value, buffers: {} }))).sha256

type Starts = NonNullable<Placed['starts']>

function plain(starts?: Starts) {
  return buildGraph(
    {
      a: { node: constant, params: { value: 3 } },
      made: { node: goesOn, wires: { a: 'a.out' }, ...(starts && { starts }) },
      b: { node: add, wires: { a: 'made.out' } },
    },
    ['b'],
  )
}

function looped(starts?: Starts) {
  return buildGraph(
    {
      list: { node: numbers, params: { values: [5, 6, 7] } },
      each: { node: forEach, wires: { items: 'list.out' } },
      made: { node: goesOn, wires: { a: 'each.item' }, loops: ['each'], ...(starts && { starts }) },
      all: { node: collect, wires: { item: 'made.out' } },
      total: { node: sum, wires: { items: 'all.items' } },
    },
    ['total'],
  )
}

function mapped(starts?: Starts) {
  return buildGraph(
    {
      list: { node: numbers, params: { values: [5, 6, 7] } },
      made: { node: goesOn, wires: { a: 'list.out' }, mapped: ['a'], ...(starts && { starts }) },
      total: { node: sum, wires: { items: 'made.out' } },
    },
    ['total'],
  )
}

test('a node goes on from what it is told, under a key of its own', async () => {
  const cache = new MemoryCache(1e6)
  expect((await observe(plain(), { cache, blobs })).values.get('b')).toEqual({ out: 3 })
  const starts = [{ sha256: await kept(40) }]
  const branch = await observe(plain(starts), { cache, blobs })
  expect(branch.values.get('b')).toEqual({ out: 40 })
  const done = branch.events.find((event) => event.type === 'node.done' && event.node === 'made')
  expect(done).toMatchObject({ missed: '(step)' })
  const again = await observe(plain(starts), { cache, blobs })
  expect([again.stats.executed, again.values.get('b')]).toEqual([0, { out: 40 }])
  expect((await observe(plain([{ sha256: await kept(41) }]), { cache, blobs })).values.get('b')).toEqual({
    out: 41,
  })
  expect((await observe(plain(), { cache, blobs })).stats.executed).toBe(0)
})

test.each([
  ['of a loop', looped],
  ['of a list', mapped],
])('one item %s goes on from a step, and the others are found', async (_, graph) => {
  const cache = new MemoryCache(1e6)
  expect((await observe(graph(), { cache, blobs })).values.get('total')).toEqual({ out: 18 })
  const starts = [{ item: '1', sha256: await kept(100) }]
  const branch = await observe(graph(starts), { cache, blobs })
  expect(branch.values.get('total')).toEqual({ out: 112 })
  expect(branch.said.filter((what) => what.startsWith('done made'))).toEqual(
    expect.arrayContaining(['done made#1']),
  )
  expect(branch.said.filter((what) => /^(done|started) made#[02]/.test(what))).toEqual([])
  expect((await observe(graph(), { cache, blobs })).values.get('total')).toEqual({ out: 18 })
  expect((await observe(graph(starts), { cache, blobs })).stats.executed).toBe(0)
})

test('a start that is not here ends the run by name, and is no result of anything', async () => {
  const run = await observe(plain([{ sha256: '0'.repeat(64) }]), { blobs })
  expect(run.error).toMatchObject({ code: 'start.missing', subject: 'made' })
  expect(run.values.size).toBe(0)
})
