import { describe, expect, test } from 'vitest'
import { MemoryCache, type RunEvent } from '../../../engine/run/index.ts'
import { buildGraph, observe } from './graph-builder.ts'
import { add, choose, constant, custom } from './test-nodes.ts'

describe('lazy inputs', () => {
  const graph = (useFirst: boolean) =>
    buildGraph(
      {
        one: { node: constant, params: { value: 1 } },
        two: { node: constant, params: { value: 2 } },
        first: { node: add, wires: { a: 'one.out' } },
        second: { node: add, wires: { a: 'two.out' } },
        chosen: { node: choose, wires: { first: 'first.out', second: 'second.out' }, params: { useFirst } },
      },
      ['chosen'],
    )

  test('what nobody asks for does not run', async () => {
    const run = await observe(graph(false))
    expect(run.values.get('chosen')).toEqual({ out: 2 })
    expect(run.said.filter((what) => / (first|one)$/.test(what))).toEqual([])
    expect(run.stats.heldBytes).toBe(0)
  })

  test('a node that waits for a lazy input lends its resource to it', async () => {
    const deep = custom('deep', async ({ inputs }) => ({ out: (inputs.a ?? 0) + 1 }), {
      concurrency: 'device',
    })
    const asks = custom(
      'asks',
      async ({ inputs }) => ({ out: await (inputs as unknown as { a: () => Promise<number> }).a() }),
      { concurrency: 'device', inputs: { a: { ...add.definition.inputs['b']!, lazy: true } as never } },
    )
    const test = buildGraph(
      {
        one: { node: deep },
        two: { node: asks, wires: { a: 'one.out' } },
        three: { node: asks, wires: { a: 'two.out' } },
        four: { node: deep, wires: { a: 'three.out' } },
      },
      ['four'],
    )
    const run = await observe(test)
    expect(run.values.get('four')).toEqual({ out: 2 })
    expect(run.said.slice(1, 4)).toEqual(['started three', 'started two', 'started one'])
  })

  test('a node that ends without awaiting what it asked for gives its resource back', async () => {
    const source = custom('source', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return { out: 1 }
    })
    const hasty = custom(
      'hasty',
      ({ inputs }) => {
        void (inputs as unknown as { a: () => Promise<number> }).a()
        return { out: 2 }
      },
      { concurrency: 'cpu', inputs: { a: { ...add.definition.inputs['b']!, lazy: true } as never } },
    )
    const last = custom('last', async ({ inputs }) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { out: inputs.a ?? 0 }
    })
    const test = buildGraph(
      {
        source: { node: source },
        hasty: { node: hasty, wires: { a: 'source.out' } },
        last: { node: last, wires: { a: 'hasty.out' } },
        further: { node: add, wires: { a: 'last.out' } },
      },
      ['further'],
    )
    const run = await observe(test, { pools: { cpu: 1 } })
    expect(run.status).toBe('done')
    expect(run.values.get('further')).toEqual({ out: 2 })
  })

  test('a run that waits for a resource that nobody holds says so', async () => {
    const run = await observe(buildGraph({ one: { node: constant } }, ['one']), { pools: { cpu: 0 } })
    expect(run.error).toMatchObject({ code: 'run.internal' })
  })

  test('a failing upstream of a lazy input fails the run once', async () => {
    const bad = custom('bad', () => {
      throw new Error('boom')
    })
    const test = buildGraph({ bad: { node: bad }, chosen: { node: choose, wires: { first: 'bad.out' } } }, [
      'chosen',
    ])
    const run = await observe(test)
    expect(run.said).toEqual(['run.started', 'started chosen', 'started bad', 'failed bad', 'run.failed'])
  })
})

describe('what runs', () => {
  test('run to here makes only what that node needs', async () => {
    const test = buildGraph(
      {
        one: { node: constant },
        two: { node: add, wires: { a: 'one.out' } },
        three: { node: add, wires: { a: 'two.out' } },
      },
      ['three'],
    )
    const run = await observe(test, { targets: ['two'] })
    expect(run.said).toContain('done two')
    expect(run.said).not.toContain('started three')
  })

  test('nothing upstream of a cached node runs, even if it was dropped', async () => {
    let calls = 0
    const big = custom('big', () => ({ out: ++calls }))
    const test = buildGraph({ big: { node: big }, two: { node: add, wires: { a: 'big.out' } } }, ['two'])
    const cache = new MemoryCache(420)
    await observe(test, { cache })
    expect(cache.size).toBe(1)
    const again = await observe(test, { cache })
    expect(again.said).toEqual(['run.started', 'cached two', 'run.done'])
    expect(calls).toBe(1)
  })

  test('equal nodes run once in a run', async () => {
    let calls = 0
    const slow = custom('slow', async () => {
      calls++
      await new Promise((resolve) => setImmediate(resolve))
      return { out: 1 }
    })
    const test = buildGraph(
      {
        a: { node: slow },
        b: { node: slow },
        c: { node: slow, params: { n: 1 } },
        sum: { node: add, wires: { a: 'a.out', b: 'b.out' } },
      },
      ['sum', 'c'],
    )
    const run = await observe(test)
    expect(calls).toBe(2)
    expect(run.said).toContain('cached b')
  })

  test('independent branches overlap by class: the device is exclusive, I/O is not', async () => {
    const peaks: Record<string, number> = { device: 0, io: 0 }
    const busy: Record<string, number> = { device: 0, io: 0 }
    const node = (concurrency: 'device' | 'io') =>
      custom(
        concurrency,
        async ({ inputs }) => {
          busy[concurrency]!++
          peaks[concurrency] = Math.max(peaks[concurrency]!, busy[concurrency]!)
          for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
          busy[concurrency]!--
          return { out: inputs.n }
        },
        { concurrency },
      )
    const [device, io] = [node('device'), node('io')]
    const placed = Object.fromEntries(
      Array.from({ length: 8 }, (_, n) => [`n${n}`, { node: n % 2 === 0 ? device : io, params: { n } }]),
    )
    await observe(buildGraph(placed, Object.keys(placed)), { pools: { io: 3 } })
    expect(peaks).toEqual({ device: 1, io: 3 })
  })

  test('values go as soon as their last reader is done', async () => {
    const placed: Parameters<typeof buildGraph>[0] = { n0: { node: constant } }
    for (let i = 1; i < 100; i++) placed[`n${i}`] = { node: add, wires: { a: `n${i - 1}.out` } }
    const run = await observe(buildGraph(placed, ['n99']), { cache: new MemoryCache(0) })
    expect(run.values.get('n99')).toEqual({ out: 1 })
    expect(run.stats.peakBytes).toBe(2 * 16)
    expect(run.stats.heldBytes).toBe(0)
  })

  test('100,000 nodes in a row, and 20,000 beside one another, do not reach the end of the stack', async () => {
    const chain: Parameters<typeof buildGraph>[0] = { n0: { node: constant } }
    for (let i = 1; i < 100_000; i++) chain[`n${i}`] = { node: add, wires: { a: `n${i - 1}.out` } }
    const deep = await observe(buildGraph(chain, ['n99999']))
    expect(deep.status).toBe('done')
    const row: Parameters<typeof buildGraph>[0] = {}
    for (let i = 0; i < 20_000; i++) row[`n${i}`] = { node: constant, params: { value: i } }
    const wide = await observe(buildGraph(row, Object.keys(row)))
    expect(wide.stats.executed).toBe(20_000)
    const sizes = wide.events.map((event: RunEvent) => JSON.stringify(event).length)
    expect(Math.max(...sizes)).toBeLessThan(300)
  }, 120_000)

  test('a long graph lets timers through, so that it can be cancelled', async () => {
    const chain: Parameters<typeof buildGraph>[0] = { n0: { node: constant } }
    for (let i = 1; i < 20_000; i++) chain[`n${i}`] = { node: add, wires: { a: `n${i - 1}.out` } }
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 1)
    const run = await observe(buildGraph(chain, ['n19999']), { signal: controller.signal })
    expect(run.status).toBe('cancelled')
  })
})
