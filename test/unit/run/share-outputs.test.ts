import { expect, test } from 'vitest'
import { MemoryCache } from '../../../engine/run/index.ts'
import { buildGraph, observe } from './graph-builder.ts'
import { add, collect, constant, custom, forEach, numbers, sum } from './test-nodes.ts'

/** Shares a number as numbers a little above it, so that a test sees who read what. */
function sharing() {
  const seen = { shares: [] as number[], closed: 0 }
  const share = (_: unknown, value: unknown, readers: number) => {
    seen.shares.push(readers)
    return {
      values: Array.from({ length: readers }, (__, index) => (value as number) + (index + 1) / 100),
      close: async () => void seen.closed++,
    }
  }
  return { seen, share }
}

const passOn = custom('pass-on', ({ inputs }) => ({ out: inputs.a }))

test('each of several readers gets a share, which is closed when the run is done', async () => {
  const { seen, share } = sharing()
  const test = buildGraph(
    {
      one: { node: constant },
      two: { node: add, wires: { a: 'one.out' }, params: { plus: 10 } },
      three: { node: add, wires: { a: 'one.out', b: 'one.out' }, params: { plus: 20 } },
      all: { node: add, wires: { a: 'two.out', b: 'three.out' } },
    },
    ['two', 'three', 'all'],
  )
  const run = await observe(test, { share })
  expect(seen).toEqual({ shares: [3], closed: 1 })
  expect(run.values.get('all')?.['out']).toBeCloseTo(33 + 0.06)
})

test('one reader shares with nobody, nor do readers that need not run', async () => {
  const { seen, share } = sharing()
  const cache = new MemoryCache(1e6)
  const graph = (plus: number) =>
    buildGraph(
      {
        one: { node: constant },
        two: { node: add, wires: { a: 'one.out' } },
        three: { node: add, wires: { a: 'one.out' }, params: { plus } },
      },
      ['two', 'three'],
    )
  await observe(graph(1), { cache })
  await observe(graph(2), { cache, share })
  expect(seen.shares).toEqual([])
})

test('a share that a node passes on is kept as the value itself', async () => {
  const { share } = sharing()
  const cache = new MemoryCache(1e6)
  const test = buildGraph(
    {
      one: { node: constant },
      two: { node: passOn, wires: { a: 'one.out' } },
      three: { node: passOn, wires: { a: 'one.out' }, params: { n: 1 } },
    },
    ['two', 'three'],
  )
  const run = await observe(test, { cache, share })
  expect([...run.values.values()]).toEqual([{ out: 1 }, { out: 1 }])
  const again = await observe(test, { cache })
  expect([...again.values.values()]).toEqual([{ out: 1 }, { out: 1 }])
})

test('in a loop, readers of one item share, and no longer than the item', async () => {
  const { seen, share } = sharing()
  const closed: number[] = []
  const notes = custom('notes', ({ inputs }) => {
    closed.push(seen.closed)
    return { out: inputs.a }
  })
  const test = buildGraph(
    {
      list: { node: numbers, params: { values: [1, 2, 3] } },
      each: { node: forEach, wires: { items: 'list.out' } },
      body: { node: add, wires: { a: 'each.item' }, loops: ['each'] },
      left: { node: notes, wires: { a: 'body.out' }, loops: ['each'] },
      right: { node: add, wires: { a: 'body.out', b: 'left.out' }, loops: ['each'] },
      all: { node: collect, wires: { item: 'right.out' } },
      total: { node: sum, wires: { items: 'all.items' } },
    },
    ['total'],
  )
  const run = await observe(test, { share })
  expect(run.status).toBe('done')
  expect(seen).toEqual({ shares: [2, 2, 2], closed: 3 })
  expect(closed).toEqual([0, 1, 2])
})

test('shares are closed as soon as the run is told to stop', async () => {
  const { seen, share } = sharing()
  const controller = new AbortController()
  const stops = custom('stops', async ({ signal }) => {
    controller.abort()
    expect([signal.aborted, seen.closed]).toEqual([true, 1])
    return { out: 1 }
  })
  const test = buildGraph(
    {
      one: { node: constant },
      two: { node: stops, wires: { a: 'one.out' } },
      three: { node: add, wires: { a: 'one.out' } },
    },
    ['two', 'three'],
  )
  const run = await observe(test, { share, signal: controller.signal })
  expect([run.status, seen.closed]).toEqual(['cancelled', 1])
})
