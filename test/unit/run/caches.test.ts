import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clip, list, number, type Revive } from '../../../engine/define/index.ts'
import { DiskCache, KeyHistoryFile, MemoryCache, TieredCache } from '../../../engine/run/index.ts'
import { buildGraph, observe } from './graph-builder.ts'
import { add, choose, constant, custom } from './test-nodes.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-run-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const revive = {} as Revive
const kinds = { out: number, all: list(number), clip }
const outputs = {
  out: 1.5,
  all: [1, 2],
  clip: {
    latents: Float32Array.of(1, NaN, -0, 4),
    shape: [1, 1, 2, 2] as const,
    sigma: Float32Array.of(0.5),
    known: Float32Array.of(0),
    wave: Int32Array.of(0),
    shot: ['a'],
    time: Float32Array.of(0),
    fps: 12,
    space: 's',
  },
}

describe('MemoryCache', () => {
  const put = (cache: MemoryCache, key: string, bytes = 100): void =>
    cache.put(key, { outputs: { key }, bytes })

  test('the least recently used goes first', () => {
    const cache = new MemoryCache(1000)
    put(cache, 'a')
    put(cache, 'b')
    cache.get('a')
    put(cache, 'c')
    expect(['a', 'b', 'c'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true])
  })

  test('what is held stays, and takes its place by use when it is let go', () => {
    const cache = new MemoryCache(1000)
    put(cache, 'a')
    cache.hold('a')
    cache.hold('a')
    for (const key of ['b', 'c', 'd']) put(cache, key)
    cache.release('a')
    expect(cache.size).toBe(3)
    cache.release('a')
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key) !== undefined)).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect(cache.bytes).toBeLessThanOrEqual(1000)
  })

  test('what is larger than the budget is not taken', () => {
    const cache = new MemoryCache(1000)
    put(cache, 'a')
    put(cache, 'big', 2000)
    expect(cache.size).toBe(1)
  })

  test('reading for ever costs no memory', () => {
    const cache = new MemoryCache(1000)
    put(cache, 'a')
    for (let i = 0; i < 10_000; i++) cache.get('a')
    put(cache, 'b')
    put(cache, 'c')
    expect(cache.size).toBe(2)
  })
})

describe('DiskCache', () => {
  const fresh = { outputs, kinds, bytes: 1000, ms: 1000 }

  test('a result outlives the process', async () => {
    const cache = new DiskCache(folder, { budgetBytes: 1e6 })
    void cache.put('key', fresh)
    await cache.settled()
    const reopened = new DiskCache(folder, { budgetBytes: 1e6 })
    const found = await reopened.get('key', kinds, revive)
    expect(found).toEqual({ outputs, tier: 'disk' })
    expect(reopened.get('other', kinds, revive)).toBeUndefined()
    expect(reopened.bytes).toBe(cache.bytes)
  })

  test('a damaged file is a miss, whatever byte is wrong, and is removed', async () => {
    const cache = new DiskCache(folder, { budgetBytes: 1e6 })
    void cache.put('key', fresh)
    await cache.settled()
    const [name = ''] = await readdir(folder)
    const whole = await readFile(join(folder, name))
    const damages = [Buffer.alloc(0), whole.subarray(0, 20), whole.subarray(0, -1), Buffer.from('junk')]
    for (let at = 0; at < whole.length; at += 37) {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 1
      damages.push(bytes)
    }
    for (const bytes of damages) {
      await writeFile(join(folder, name), bytes)
      const reopened = new DiskCache(folder, { budgetBytes: 1e6 })
      expect(await reopened.get('key', kinds, revive)).toBeUndefined()
      expect(await readdir(folder)).toEqual([])
      expect(reopened.bytes).toBe(0)
    }
  })

  test('a value that is not of its kind any more is a miss', async () => {
    const cache = new DiskCache(folder, { budgetBytes: 1e6 })
    void cache.put('key', { outputs: { out: 1 }, kinds: { out: number }, bytes: 8, ms: 1000 })
    await cache.settled()
    expect(await cache.get('key', { out: clip }, revive)).toBeUndefined()
  })

  test('goes on where its folder was taken away', async () => {
    const inner = join(folder, 'cache')
    const cache = new DiskCache(inner, { budgetBytes: 1e6 })
    await rm(inner, { recursive: true })
    expect(await cache.put('key', { outputs: { out: 1 }, kinds: { out: number }, bytes: 8, ms: 1000 })).toBe(
      true,
    )
    expect(
      await new DiskCache(inner, { budgetBytes: 1e6 }).get('key', { out: number }, revive),
    ).toMatchObject({
      outputs: { out: 1 },
    })
  })

  test('keeps to its budget, oldest first, and leaves no temporary file', async () => {
    const cache = new DiskCache(folder, { budgetBytes: 1200 })
    for (let i = 0; i < 20; i++)
      void cache.put(`key-${i}`, { outputs: { out: i }, kinds: { out: number }, bytes: 8, ms: 50 })
    await cache.settled()
    expect(cache.bytes).toBeLessThanOrEqual(1200)
    expect(await cache.get('key-0', { out: number }, revive)).toBeUndefined()
    expect(await cache.get('key-19', { out: number }, revive)).toMatchObject({ outputs: { out: 19 } })
    expect((await readdir(folder)).every((name) => name.endsWith('.result'))).toBe(true)
  })

  test('what was quick to make is not written', async () => {
    const cache = new DiskCache(folder, { budgetBytes: 1e6 })
    void cache.put('key', { ...fresh, ms: 3 })
    await cache.settled()
    expect(await readdir(folder)).toEqual([])
  })

  test('a folder that cannot be written costs the cache, not the run', async () => {
    const cache = new DiskCache(join(folder, 'sub'), { budgetBytes: 1e6, worthMs: 0 })
    await rm(join(folder, 'sub'), { recursive: true })
    await writeFile(join(folder, 'sub'), 'in its place')
    const run = await observe(buildGraph({ one: { node: constant } }, ['one']), { cache })
    await cache.settled()
    expect(run.status).toBe('done')
  })

  test('a run after a restart says that it found its results on disk', async () => {
    const test = buildGraph({ one: { node: constant }, two: { node: add, wires: { a: 'one.out' } } }, ['two'])
    const tiers = () => {
      const disk = new DiskCache(folder, { budgetBytes: 1e6, worthMs: 0 })
      return { disk, cache: new TieredCache(new MemoryCache(1e6), disk) }
    }
    const before = tiers()
    await observe(test, { cache: before.cache })
    await before.disk.settled()
    const { cache } = tiers()
    const after = await observe(test, { cache })
    expect(after.events[1]).toMatchObject({ type: 'node.cached', node: 'two', tier: 'disk' })
    expect((await observe(test, { cache })).events[1]).toMatchObject({ node: 'two', tier: 'memory' })
  })
})

describe('misses', () => {
  test('say which input changed', async () => {
    const cache = new MemoryCache(1e6)
    const device = custom('device', ({ inputs }) => ({ out: (inputs.a ?? 0) + inputs.n }), {
      concurrency: 'device',
    })
    const graph = (value: number, n: number) =>
      buildGraph(
        {
          one: { node: constant, params: { value } },
          two: { node: device, wires: { a: 'one.out' }, params: { n } },
        },
        ['two'],
      )
    const missed = async (value: number, n: number, environment: string) => {
      const { events } = await observe(graph(value, n), { cache, environment })
      const done = events.find((event) => event.type === 'node.done' && event.node === 'two')
      return done?.type === 'node.done' ? done.missed : 'cached'
    }
    expect(await missed(1, 1, 'cpu')).toBeUndefined()
    expect(await missed(1, 1, 'cpu')).toBe('cached')
    expect(await missed(1, 2, 'cpu')).toBe('n')
    expect(await missed(2, 2, 'cpu')).toBe('a')
    expect(await missed(3, 3, 'cpu')).toBe('n, a')
    expect(await missed(3, 3, 'gpu')).toBe('(device)')
    expect(await missed(1, 1, 'cpu')).toBe('cached')
    // A node of the same name in another workflow was made from other things.
    const { events } = await observe(graph(9, 9), {
      cache,
      environment: 'cpu',
      history: cache.history.of('other'),
    })
    const done = events.find((event) => event.type === 'node.done' && event.node === 'two')
    expect(done).not.toHaveProperty('missed')
    expect(await missed(4, 1, 'cpu')).toBe('a')
  })

  test('name the step a run stops after, and only where that matters', async () => {
    const cache = new MemoryCache(1e6)
    const encoder = custom('encoder', () => ({ out: 1 }), { concurrency: 'device' })
    const sampler = custom('sampler', ({ stopAfter }) => ({ out: (stopAfter as number | undefined) ?? 9 }), {
      concurrency: 'device',
      stoppable: true,
    })
    const graph = buildGraph(
      {
        text: { node: encoder },
        sampler: { node: sampler, wires: { a: 'text.out' } },
        decoder: { node: encoder, wires: { a: 'sampler.out' } },
      },
      ['decoder'],
    )
    const told = async (stopAfter?: number) => {
      const { events } = await observe(graph, {
        cache,
        environment: 'cpu',
        ...(stopAfter !== undefined && { stopAfter }),
      })
      return events.flatMap((event) =>
        event.type === 'node.cached'
          ? [`${event.node} cached`]
          : event.type === 'node.done'
            ? [`${event.node} ${event.missed ?? 'new'}`]
            : [],
      )
    }
    expect(await told(2)).toEqual(['text new', 'sampler new', 'decoder new'])
    expect(await told()).toEqual(['text cached', 'sampler (stop after)', 'decoder a'])
    expect(await told(2)).toEqual(['decoder cached'])
  })

  test('of samplers one after the other the last stops, and only its key says so', async () => {
    const cache = new MemoryCache(1e6)
    const sampler = custom(
      'sampler',
      ({ stopAfter, inputs }) => ({ out: (inputs.a ?? 0) * 100 + ((stopAfter as number | undefined) ?? 9) }),
      { concurrency: 'device', stoppable: true },
    )
    const graph = buildGraph(
      {
        first: { node: sampler },
        extend: { node: add, wires: { a: 'first.out' } },
        second: { node: sampler, wires: { a: 'extend.out' } },
      },
      ['second'],
    )
    const stopped = await observe(graph, { cache, stopAfter: 2 })
    expect(stopped.values.get('second')).toEqual({ out: 902 })
    const whole = await observe(graph, { cache })
    expect(whole.values.get('second')).toEqual({ out: 909 })
    expect(whole.said).toContain('cached extend')
    const alone = await observe(graph, { cache, stopAfter: 2, targets: ['first'] })
    expect(alone.values.get('first')).toEqual({ out: 2 })
    // One that nobody asks for does not keep the other from stopping.
    const either = buildGraph(
      {
        first: { node: sampler },
        second: { node: sampler, wires: { a: 'first.out' } },
        which: { node: choose, wires: { first: 'first.out', second: 'second.out' } },
      },
      ['which'],
    )
    expect((await observe(either, { stopAfter: 2 })).values.get('which')).toEqual({ out: 2 })
    // Asked for, it is the last.
    const refined = buildGraph(
      {
        first: { node: sampler },
        second: { node: sampler, wires: { a: 'first.out' } },
        which: {
          node: choose,
          params: { useFirst: false },
          wires: { first: 'first.out', second: 'second.out' },
        },
      },
      ['which'],
    )
    expect((await observe(refined, { stopAfter: 2 })).values.get('which')).toEqual({ out: 902 })
  })

  test('are explained in a process that starts where another ended', async () => {
    const path = join(folder, 'history.jsonl')
    const missed = async (n: number): Promise<string | undefined> => {
      const kept = new KeyHistoryFile(path)
      const graph = buildGraph({ one: { node: custom('one', () => ({ out: 1 })), params: { n } } }, ['one'])
      const { events } = await observe(graph, { cache: new MemoryCache(1e6, kept.history) })
      await kept.settled()
      const done = events.find((event) => event.type === 'node.done')
      return done?.type === 'node.done' ? done.missed : 'cached'
    }
    expect(await missed(1)).toBeUndefined()
    expect(await missed(2)).toBe('n')
    // That the other process did not keep the result is no news.
    expect(await missed(2)).toBeUndefined()
    // A line that is damaged is one that is not explained, and costs no other.
    await writeFile(path, `{"torn\n${await readFile(path, 'utf8')}`)
    expect(await missed(3)).toBe('n')
    await writeFile(path, 'no history')
    expect(await missed(4)).toBeUndefined()
    expect(await missed(5)).toBe('n')
  })

  test('are kept within bounds', async () => {
    const path = join(folder, 'history.jsonl')
    const kept = new KeyHistoryFile(path)
    const made = (text: string) => ({
      key: text,
      parts: { type: 't', version: 1, params: { text }, inputs: {} },
    })
    for (let at = 0; at < 5000; at++)
      kept.history.remember(`node-${at}`, made('x'.repeat(at < 4000 ? 1 : 2000)))
    await kept.settled()
    expect((await readFile(path)).length).toBeLessThan(2 * 2 ** 20 + 1)
    const { history } = new KeyHistoryFile(path)
    expect(history.missed('node-4999', made('y'))).toBe('text')
    expect(history.missed('node-0', made('y'))).toBeUndefined()
  })

  test('say when a result had to make room', async () => {
    const cache = new MemoryCache(0)
    const test = buildGraph({ one: { node: constant } }, ['one'])
    await observe(test, { cache })
    const { events } = await observe(test, { cache })
    expect(events[2]).toMatchObject({ type: 'node.done', missed: '(dropped)' })
  })
})
