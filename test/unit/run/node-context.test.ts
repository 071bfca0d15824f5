import { describe, expect, test } from 'vitest'
import type { CheckpointSlot, Packed } from '../../../engine/define/index.ts'
import {
  execute,
  freezeOutputs,
  MemoryBlobs,
  MemoryCache,
  MemoryCheckpoints,
  type ExecuteOptions,
} from '../../../engine/run/index.ts'
import { buildGraph, noServices, observe } from './graph-builder.ts'
import { add, constant, custom, numbers, sum } from './test-nodes.ts'

interface Context {
  readonly inputs: { a?: number; n: number }
  readonly key: string
  readonly stopAfter?: number
  readonly checkpoint: CheckpointSlot
  readonly services: {
    outputs: { find(key: string): Promise<unknown>; save(request: unknown): Promise<unknown> }
  }
  progress(done: number, total: number, detail?: string): void
  preview(step: unknown): void
  note(message: string): void
}

function node(name: string, run: (context: Context) => unknown, extra = {}) {
  return custom(name, run as never, extra)
}

describe('params fed by wires', () => {
  test('are checked like saved ones', async () => {
    const test = buildGraph(
      {
        one: { node: constant, params: { value: 5000 } },
        two: { node: add, wires: { a: 'one.out', plus: 'one.out' } },
      },
      ['two'],
    )
    const run = await observe(test)
    expect(run.error).toMatchObject({ code: 'param.refused', subject: 'two' })
    expect(run.error?.message).toMatch(/"plus" of Add "two" cannot be 5000: .*1000/)
  })

  test('may be mapped', async () => {
    const test = buildGraph(
      {
        list: { node: numbers, params: { values: [1, 2] } },
        one: { node: constant, params: { value: 10 } },
        two: { node: add, wires: { a: 'one.out', plus: 'list.out' }, mapped: ['plus'] },
        total: { node: sum, wires: { items: 'two.out' } },
      },
      ['total'],
    )
    expect((await observe(test)).values.get('total')).toEqual({ out: 23 })
  })

  test('go through the conversion on the wire', async () => {
    const test = buildGraph(
      {
        one: { node: constant, params: { value: 2.6 } },
        two: { node: add, wires: { a: { node: 'one', port: 'out', conversion: 'number→integer' } } },
        three: { node: sum, wires: { items: { node: 'two', port: 'out', conversion: 'number→number[]' } } },
      },
      ['three'],
    )
    expect((await observe(test)).values.get('three')).toEqual({ out: 3 })
  })
})

describe('frozen nodes', () => {
  const frozen = async (blobs: MemoryBlobs, value: number) => {
    const pins = await freezeOutputs({ out: constant.definition.outputs['out']!.kind }, { out: value }, blobs)
    return buildGraph(
      {
        one: { node: constant, frozen: pins },
        two: { node: add, wires: { a: 'one.out' }, params: { plus: 1 } },
      },
      ['two'],
    )
  }

  test('are read by hash and nothing upstream runs', async () => {
    const blobs = new MemoryBlobs()
    const run = await observe(await frozen(blobs, 41), { blobs })
    expect(run.said).toEqual(['run.started', 'cached one', 'started two', 'done two', 'run.done'])
    expect(run.events[1]).toMatchObject({ tier: 'frozen' })
    expect(run.values.get('two')).toEqual({ out: 42 })
  })

  test('downstream keys follow the content', async () => {
    const blobs = new MemoryBlobs()
    const cache = new MemoryCache(1e6)
    await observe(await frozen(blobs, 41), { blobs, cache })
    expect((await observe(await frozen(blobs, 41), { blobs, cache })).said).toEqual([
      'run.started',
      'cached two',
      'run.done',
    ])
    expect((await observe(await frozen(blobs, 5), { blobs, cache })).values.get('two')).toEqual({ out: 6 })
  })

  test('a missing blob is a named error with both ways out', async () => {
    const run = await observe(await frozen(new MemoryBlobs(), 41), { blobs: new MemoryBlobs() })
    expect(run.events.at(-1)).toMatchObject({
      error: { code: 'frozen.missing', subject: 'one', fixes: ['unfreeze', 'run-once'] },
    })
  })
})

describe('checkpoints', () => {
  const state = (step: number): Packed => ({ meta: { step }, buffers: { x: Uint8Array.of(step) } })

  test('are kept when due, found by a later attempt, and gone when the node is done', async () => {
    const checkpoints = new MemoryCheckpoints()
    let clock = 0
    let interrupted = true
    const loaded: unknown[] = []
    let made = 0
    const steps = node('steps', async ({ checkpoint }) => {
      loaded.push((await checkpoint.load())?.meta)
      for (let step = 1; step <= 10; step++) {
        clock += 300
        await checkpoint.offer(() => {
          made++
          return state(step)
        })
        if (interrupted && step === 5) throw new Error('crash')
      }
      return { out: 1 }
    })
    const test = buildGraph({ steps: { node: steps } }, ['steps'])
    const options = { checkpoints, now: () => clock }
    await observe(test, options)
    expect(made).toBe(2)
    interrupted = false
    const second = await observe(test, options)
    expect(loaded).toEqual([undefined, { step: 5 }])
    expect(second.status).toBe('done')
    expect(checkpoints.keys).toEqual([])
  })

  test('a stopped run keeps its state under the key of the full run', async () => {
    const checkpoints = new MemoryCheckpoints()
    const cache = new MemoryCache(1e6)
    const loaded: unknown[] = []
    const sampler = node(
      'sampler',
      async ({ checkpoint, stopAfter }) => {
        const from = ((await checkpoint.load())?.meta ?? { step: 0 }) as { step: number }
        loaded.push(from.step)
        const end = stopAfter ?? 30
        await checkpoint.offer(() => state(end))
        return { out: end }
      },
      { concurrency: 'device', stoppable: true },
    )
    const test = buildGraph({ s: { node: sampler }, t: { node: add, wires: { a: 's.out' } } }, ['t'])
    const stopped = await observe(test, { checkpoints, cache, stopAfter: 10 })
    expect(stopped.values.get('t')).toEqual({ out: 10 })
    const full = await observe(test, { checkpoints, cache })
    expect(full.values.get('t')).toEqual({ out: 30 })
    expect(loaded).toEqual([0, 10])
    expect(checkpoints.keys).toEqual([])
  })

  test('are found where the device has changed, as results are not', async () => {
    const checkpoints = new MemoryCheckpoints()
    const cache = new MemoryCache(1e6)
    const found: unknown[] = []
    const device = node(
      'device',
      async ({ checkpoint, inputs }) => {
        found.push((await checkpoint.load())?.meta)
        await checkpoint.offer(() => state(inputs.n))
        return { out: inputs.n }
      },
      { concurrency: 'device', stoppable: true },
    )
    const placed = { s: { node: device, params: { n: 1 } }, t: { node: device } }
    const test = buildGraph(placed, ['s', 't'])
    const on = (environment: string, stopAfter?: number) =>
      observe(test, { checkpoints, cache, environment, ...(stopAfter === undefined ? {} : { stopAfter }) })
    await on('cpu · 2 threads', 5)
    const elsewhere = await on('cpu · 4 threads')
    expect(elsewhere.stats).toMatchObject({ executed: 2, cached: 0 })
    expect(found).toEqual([undefined, undefined, { step: 1 }, { step: 0 }])
    expect((await on('cpu · 4 threads')).stats).toMatchObject({ executed: 0 })
    expect((await on('cpu · 2 threads')).stats).toMatchObject({ executed: 2 })
  })

  test('a store that fails costs the checkpoint, not the run', async () => {
    const full = () => Promise.reject(new Error('disk full'))
    const checkpoints = { load: full, save: full, drop: full }
    const keeps = node('keeps', async ({ checkpoint }) => {
      await checkpoint.load()
      await checkpoint.offer(() => state(1))
      return { out: 1 }
    })
    const run = await observe(buildGraph({ k: { node: keeps } }, ['k']), {
      checkpoints,
      checkpointShare: Infinity,
    })
    expect(run.status).toBe('done')
  })
})

describe('what a node says', () => {
  test('progress is thinned out, but its last word is always heard before the end', async () => {
    const busy = node('busy', ({ progress }) => {
      for (let i = 1; i <= 100; i++) progress(i, 100)
      progress(Number.NaN, 100)
      return { out: 1 }
    })
    const run = await observe(buildGraph({ b: { node: busy } }, ['b']), { now: () => 0 })
    const words = run.events.filter((event) => event.type === 'node.progress')
    expect(words.map(({ done }) => done)).toEqual([1, 100])
    expect(run.said.slice(-3)).toEqual(['progress b', 'done b', 'run.done'])
  })

  test('held progress goes out by itself while the node works on', async () => {
    const slow = node('slow', async ({ progress }) => {
      progress(1, 3)
      progress(2, 3)
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { out: 1 }
    })
    const run = await observe(buildGraph({ s: { node: slow } }, ['s']), { progressPerSecond: 1000 })
    expect(run.said).toEqual(['run.started', 'started s', 'progress s', 'progress s', 'done s', 'run.done'])
  })

  test('notes and previews carry the node', async () => {
    const previews: [string, unknown][] = []
    const shows = node('shows', ({ preview, note }) => {
      preview({ step: 1 })
      note('used 64 pixels')
      return { out: 1 }
    })
    const run = await observe(buildGraph({ s: { node: shows } }, ['s']), {
      onPreview: (path, step) => previews.push([path, step]),
    })
    expect(previews).toEqual([['s', { step: 1 }]])
    expect(run.events[2]).toMatchObject({ type: 'node.note', node: 's', message: 'used 64 pixels' })
  })

  test('a preview that fails is lost, and nothing else', async () => {
    const shows = node('shows', ({ preview }) => {
      preview({ step: 1 })
      return { out: 1 }
    })
    const onPreview = (): void => {
      throw new Error('socket closed')
    }
    expect((await observe(buildGraph({ s: { node: shows } }, ['s']), { onPreview })).status).toBe('done')
  })
})

describe('effects', () => {
  test('a published result counts as long as it is there', async () => {
    const kept = new Map<string, unknown>()
    const services = {
      ...noServices,
      outputs: {
        find: async (key: string) => kept.get(key),
        save: async ({ key }: { key: string }) => {
          const file = {
            key,
            name: 'clip.mp4',
            path: '/x/clip.mp4',
            mime: 'video/mp4',
            bytes: 3,
            sha256: 'f',
          }
          kept.set(key, file)
          return file
        },
      },
    } as unknown as ExecuteOptions['services']
    const save = node(
      'save',
      async ({ key, services: { outputs } }) => {
        if (!(await outputs.find(key))) await outputs.save({ key })
        return {}
      },
      { effect: true, outputs: {} },
    )
    const test = buildGraph({ one: { node: constant }, s: { node: save, wires: { a: 'one.out' } } }, ['s'])
    const first = await observe(test, { services })
    expect(first.files).toHaveLength(1)
    const again = await observe(test, { services })
    expect(again.said).toEqual(['run.started', 'cached s', 'run.done'])
    expect(again.events[1]).toMatchObject({ outputs: [{ name: 'clip.mp4' }] })
    expect(again.files).toHaveLength(1)
    kept.clear()
    expect((await observe(test, { services })).said).toContain('done s')
    expect(kept.size).toBe(1)
  })

  test.each([
    ['once', 'one', {}],
    ['for each item', 'list', { mapped: ['a'] }],
  ])('a twin that waited for one that saved %s names its files as well', async (_, from, place) => {
    const saved = async ({ key }: { key: string }) => ({
      key,
      name: `${key}.mp4`,
      path: '/x',
      mime: 'video/mp4',
      bytes: 3,
      sha256: key,
    })
    const outputs = { find: async () => undefined, save: saved }
    const services = { ...noServices, outputs } as unknown as ExecuteOptions['services']
    const save = node(
      'save',
      async ({ key, services: { outputs } }) => {
        await outputs.save({ key })
        return {}
      },
      { effect: true, outputs: {} },
    )
    const wires = { a: `${from}.out` }
    const test = buildGraph(
      {
        one: { node: constant },
        list: { node: numbers, params: { values: [1, 2] } },
        s: { node: save, wires, ...place },
        t: { node: save, wires, ...place },
      },
      ['s', 't'],
    )
    const { events } = await observe(test, { services })
    const filesOf = (path: string) =>
      events.flatMap((event) =>
        (event.type === 'node.done' || event.type === 'node.cached') && event.node === path
          ? (event.outputs ?? [])
          : [],
      )
    expect(filesOf('s').length).toBe(from === 'one' ? 1 : 2)
    expect(filesOf('t')).toEqual(filesOf('s'))
  })
})

describe('things outside the graph', () => {
  const loads = node('loads', () => ({ out: 1 }), { externals: () => [{ kind: 'model', id: 'm' }] })
  const test_ = buildGraph({ m: { node: loads }, n: { node: add, wires: { a: 'm.out' } } }, ['n'])

  test('enter the keys by their hash', async () => {
    const cache = new MemoryCache(1e6)
    await observe(test_, { cache, hashOf: () => 'one' })
    expect((await observe(test_, { cache, hashOf: async () => 'one' })).stats.executed).toBe(0)
    const changed = await observe(test_, { cache, hashOf: () => 'two' })
    expect(changed.events.find((event) => event.type === 'node.done')).toMatchObject({
      node: 'm',
      missed: '(model)',
    })
  })

  test('that are missing fail the node that needs them, and only if it is needed', async () => {
    const missing = Object.assign(new Error('Model m is not installed.'), {
      code: 'model.unknown',
      subject: 'm',
    })
    const hashOf = () => {
      throw missing
    }
    const run = await observe(test_, { hashOf })
    expect(run.said).toEqual(['run.started', 'failed m', 'run.failed'])
    expect(run.error).toBe(missing)
  })

  test('a cancel does not wait for hashes', async () => {
    const controller = new AbortController()
    setImmediate(() => controller.abort())
    const run = await observe(test_, { hashOf: () => new Promise(() => {}), signal: controller.signal })
    expect(run.status).toBe('cancelled')
  })
})

describe('events', () => {
  test('can be read as a stream, all of them', async () => {
    const { graph, implementations } = buildGraph({ one: { node: constant } }, ['one'])
    const handle = execute(graph, { run: 'r', implementations, services: noServices })
    const types: string[] = []
    for await (const event of handle.events) types.push(event.type)
    expect(types).toEqual(['run.started', 'node.started', 'node.done', 'run.done'])
    expect((await handle.done).status).toBe('done')
  })

  test('go on counting after a restart', async () => {
    const run = await observe(buildGraph({ one: { node: constant } }, ['one']), { resumedAfter: 41 })
    expect(run.events[0]).toMatchObject({ type: 'run.resumed', seq: 42 })
  })
})
