import { describe, expect, test } from 'vitest'
import { MemoryCache } from '../../../engine/run/index.ts'
import { buildGraph, observe } from './graph-builder.ts'
import { add, collect, constant, custom, forEach, numbers, sum } from './test-nodes.ts'

describe('execute', () => {
  test('runs what the outputs need, in order, and says so', async () => {
    const graph = buildGraph(
      {
        one: { node: constant },
        unneeded: { node: constant, params: { value: 9 } },
        two: { node: add, wires: { a: 'one.out', b: 'one.out' } },
      },
      ['two'],
    )
    const run = await observe(graph)
    expect(run.said).toEqual([
      'run.started',
      'started one',
      'done one',
      'started two',
      'done two',
      'run.done',
    ])
    expect(run.events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6])
    expect(run.values.get('two')).toEqual({ out: 2 })
    expect(run.stats).toMatchObject({ executed: 2, cached: 0 })
  })

  test('an identical run finds everything', async () => {
    const graph = buildGraph({ one: { node: constant }, two: { node: add, wires: { a: 'one.out' } } }, [
      'two',
    ])
    const cache = new MemoryCache(1e6)
    await observe(graph, { cache })
    const again = await observe(graph, { cache })
    expect(again.said).toEqual(['run.started', 'cached two', 'run.done'])
    expect(again.values.get('two')).toEqual({ out: 1 })
  })

  test('maps a node over a list', async () => {
    const graph = buildGraph(
      {
        list: { node: numbers, params: { values: [1, 2, 3] } },
        more: { node: add, wires: { a: 'list.out' }, mapped: ['a'], params: { plus: 10 } },
        total: { node: sum, wires: { items: 'more.out' } },
      },
      ['total'],
    )
    const run = await observe(graph)
    expect(run.values.get('total')).toEqual({ out: 36 })
    expect(run.said).toContain('done more#2')
  })

  test('runs a loop item by item', async () => {
    const graph = buildGraph(
      {
        list: { node: numbers, params: { values: [1, 2] } },
        each: { node: forEach, wires: { items: 'list.out' } },
        once: { node: constant, params: { value: 100 } },
        body: { node: add, wires: { a: 'each.item', b: 'once.out' }, loops: ['each'] },
        all: { node: collect, wires: { item: 'body.out' } },
        total: { node: sum, wires: { items: 'all.items' } },
      },
      ['total'],
    )
    const run = await observe(graph)
    expect(run.error).toBeUndefined()
    expect(run.values.get('total')).toEqual({ out: 203 })
    expect(run.said.filter((what) => what.includes('body'))).toEqual([
      'started body#0',
      'done body#0',
      'started body#1',
      'done body#1',
    ])
    expect(run.said.filter((what) => what === 'done once')).toHaveLength(1)
    expect(run.stats.heldBytes).toBe(0)
  })

  test('the first failure ends the run by name', async () => {
    const bad = custom('bad', () => {
      throw new Error('boom')
    })
    const run = await observe(buildGraph({ bad: { node: bad } }, ['bad']))
    expect(run.said).toEqual(['run.started', 'started bad', 'failed bad', 'run.failed'])
    expect(run.error).toMatchObject({ code: 'node.crashed', subject: 'bad' })
  })

  test('what has no room in memory is told as that', async () => {
    const large = custom('large', () => ({ out: new Float64Array(2 ** 52).length }))
    const run = await observe(buildGraph({ large: { node: large } }, ['large']))
    expect(run.error).toMatchObject({ code: 'node.out-of-memory', subject: 'large' })
    expect(run.events.at(-1)).toMatchObject({
      error: { advice: expect.stringContaining('smaller or shorter') },
    })
  })
})
