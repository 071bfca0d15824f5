import { describe, expect, test } from 'vitest'
import { MemoryCache } from '../../../engine/run/index.ts'
import { buildGraph, noServices, observe } from './graph-builder.ts'
import { add, collect, constant, custom, forEach, numbers, sum } from './test-nodes.ts'

const saves = custom(
  'saves',
  async ({ inputs, services, key }) => {
    const { outputs } = services as { outputs: { save(request: unknown): Promise<unknown> } }
    await new Promise((resolve) => setImmediate(resolve))
    await outputs.save({ key })
    return { out: inputs.a ?? 0 }
  },
  { effect: true },
)

function loop(values: number[]) {
  return buildGraph(
    {
      list: { node: numbers, params: { values } },
      each: { node: forEach, wires: { items: 'list.out' } },
      body: { node: add, wires: { a: 'each.item' }, params: { plus: 1 }, loops: ['each'] },
      save: { node: saves, wires: { a: 'body.out' }, loops: ['each'] },
      all: { node: collect, wires: { item: 'body.out' } },
      total: { node: sum, wires: { items: 'all.items' } },
    },
    ['save', 'total'],
  )
}

function services() {
  const kept = new Map<string, unknown>()
  return {
    ...noServices,
    outputs: {
      find: async (key: string) => kept.get(key),
      save: async ({ key }: { key: string }) => {
        const file = { key, name: 'x', path: 'x', mime: 'x/y', bytes: 1, sha256: key }
        kept.set(key, file)
        return file
      },
    },
  } as unknown as typeof noServices
}

describe('loops', () => {
  test("an item's effects are finished before the next item starts, in one pass for all who want it", async () => {
    const run = await observe(loop([5, 6, 7]), { services: services() })
    const items = run.said.filter((what) => what.includes('#')).map((what) => what.at(-1))
    expect(items).toEqual(['0', '0', '0', '0', '1', '1', '1', '1', '2', '2', '2', '2'])
    expect(run.values.get('total')).toEqual({ out: 21 })
    expect(run.files).toHaveLength(3)
    const done = run.events.find((event) => event.type === 'node.done' && event.node === 'save')
    expect(done).toMatchObject({ item: { index: 0, of: 3 }, outputs: [{ name: 'x', mime: 'x/y', bytes: 1 }] })
  })

  test('Collect is at work while its loop is, and says how far', async () => {
    const run = await observe(loop([5, 6]), { services: services(), progressPerSecond: 1e9 })
    const ofAll = run.events.filter((event) => 'node' in event && event.node === 'all')
    expect(ofAll.map((event) => event.type)).toEqual([
      'node.started',
      'node.progress',
      'node.progress',
      'node.done',
    ])
    expect(ofAll[2]).toMatchObject({ done: 2, total: 2 })
  })

  test('another list runs only the items that are new', async () => {
    const cache = new MemoryCache(1e6)
    const shared = services()
    await observe(loop([5, 6, 7]), { cache, services: shared })
    const run = await observe(loop([7, 8, 5]), { cache, services: shared })
    expect(run.said.filter((what) => what.startsWith('started') && what.includes('#'))).toEqual([
      'started body#1',
      'started save#1',
    ])
    expect(run.values.get('total')).toEqual({ out: 23 })
  })

  test('loops nest, and an item knows the item around it', async () => {
    const test = buildGraph(
      {
        outerList: { node: numbers, params: { values: [10, 20] } },
        innerList: { node: numbers, params: { values: [1, 2] } },
        outer: { node: forEach, wires: { items: 'outerList.out' } },
        shifted: {
          node: add,
          wires: { a: 'innerList.out', b: 'outer.item' },
          mapped: ['a'],
          loops: ['outer'],
        },
        inner: { node: forEach, wires: { items: 'shifted.out' }, loops: ['outer'] },
        body: { node: add, wires: { a: 'inner.item', b: 'outer.item' }, loops: ['outer', 'inner'] },
        innerAll: { node: collect, wires: { item: 'body.out' }, loops: ['outer'] },
        innerSum: { node: sum, wires: { items: 'innerAll.items' }, loops: ['outer'] },
        all: { node: collect, wires: { item: 'innerSum.out' } },
      },
      ['all'],
    )
    const run = await observe(test)
    expect(run.values.get('all')).toEqual({ items: [43, 83] })
    const third = run.events.filter((event) => event.type === 'node.started' && event.node === 'body')[2]
    expect(third).toMatchObject({ item: { index: 0, of: 2, within: { index: 1, of: 2 } } })
    expect(run.said.filter((what) => what === 'done innerList')).toHaveLength(1)
  })

  test("a loop's items may be compared with what was collected from all of them", async () => {
    const test = buildGraph(
      {
        list: { node: numbers, params: { values: [1, 2, 3] } },
        each: { node: forEach, wires: { items: 'list.out' } },
        body: { node: add, wires: { a: 'each.item' }, params: { plus: 10 }, loops: ['each'] },
        all: { node: collect, wires: { item: 'body.out' } },
        total: { node: sum, wires: { items: 'all.items' } },
        share: { node: add, wires: { a: 'body.out', b: 'total.out' }, loops: ['each'] },
        shares: { node: collect, wires: { item: 'share.out' } },
      },
      ['shares'],
    )
    expect((await observe(test)).values.get('shares')).toEqual({ items: [47, 48, 49] })
  })

  test('an empty list is an empty loop', async () => {
    const run = await observe(loop([]), { services: services() })
    expect(run.values.get('total')).toEqual({ out: 0 })
  })

  test('a value made outside the loop runs once and is held until the loop ends, cached or not', async () => {
    const test = buildGraph(
      {
        outside: { node: constant, params: { value: 3 } },
        list: { node: numbers, params: { values: [1, 2, 3] } },
        each: { node: forEach, wires: { items: 'list.out' } },
        body: { node: add, wires: { a: 'each.item', b: 'outside.out' }, loops: ['each'] },
        all: { node: collect, wires: { item: 'body.out' } },
      },
      ['all'],
    )
    const run = await observe(test, { cache: new MemoryCache(0) })
    expect(run.said.filter((what) => what === 'done outside')).toHaveLength(1)
    expect(run.values.get('all')).toEqual({ items: [4, 5, 6] })
  })

  test('lists that a node spreads must be equally long', async () => {
    const uneven = custom('uneven', () => ({ x: [1, 2], y: [1] }), {
      outputs: {
        x: { ...forEach.definition.outputs['item']! },
        y: { ...forEach.definition.outputs['item']! },
      },
    })
    const test = buildGraph(
      {
        uneven: { node: uneven },
        body: { node: add, wires: { a: 'uneven.x', b: 'uneven.y' }, loops: ['uneven'] },
        all: { node: collect, wires: { item: 'body.out' } },
      },
      ['all'],
    )
    const run = await observe(test)
    expect(run.error).toMatchObject({ code: 'each.lengths', subject: 'uneven' })
    expect(run.error?.message).toContain('2 as "x", 1 as "y"')
  })
})

describe('mapping', () => {
  const zip = (values: number[], others: number[]) =>
    buildGraph(
      {
        a: { node: numbers, params: { values } },
        b: { node: numbers, params: { values: others } },
        sums: { node: add, wires: { a: 'a.out', b: 'b.out' }, mapped: ['a', 'b'] },
      },
      ['sums'],
    )

  test('lists zip', async () => {
    expect((await observe(zip([1, 2], [10, 20]))).values.get('sums')).toEqual({ out: [11, 22] })
  })

  test('lists of unequal lengths are refused with ports and lengths', async () => {
    const run = await observe(zip([1, 2], [10]))
    expect(run.error).toMatchObject({ code: 'map.lengths', subject: 'sums' })
    expect(run.error?.message).toContain('"a" has 2, "b" has 1')
  })

  test('only changed items run again, and all of an unchanged list is found at once', async () => {
    const cache = new MemoryCache(1e6)
    await observe(zip([1, 2, 3], [1, 1, 1]), { cache })
    const again = await observe(zip([1, 2, 3], [1, 1, 1]), { cache })
    expect(again.said).toEqual(['run.started', 'cached sums', 'run.done'])
    const changed = await observe(zip([1, 5, 3], [1, 1, 1]), { cache })
    expect(changed.said.filter((what) => what.includes('sums'))).toEqual([
      'cached sums#0',
      'started sums#1',
      'done sums#1',
      'cached sums#2',
    ])
    const done = changed.events.find((event) => event.type === 'node.done' && event.node === 'sums')
    expect(done).toMatchObject({ missed: 'a' })
  })

  test('a failing item says which one it is', async () => {
    const picky = custom('picky', ({ inputs }) => {
      if (inputs.a === 2) throw new Error('not two')
      return { out: 0 }
    })
    const test = buildGraph(
      {
        a: { node: numbers, params: { values: [1, 2] } },
        b: { node: picky, wires: { a: 'a.out' }, mapped: ['a'] },
      },
      ['b'],
    )
    const run = await observe(test)
    expect(run.events.at(-2)).toMatchObject({ type: 'node.failed', node: 'b', item: { index: 1, of: 2 } })
  })
})
