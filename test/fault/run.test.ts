import { expect, test } from 'vitest'
import { execute, MemoryCache, type RunEvent } from '../../engine/run/index.ts'
import { buildGraph, noServices, observe, type TestNode } from '../unit/run/graph-builder.ts'
import { add, constant, custom } from '../unit/run/test-nodes.ts'

const never = new Promise<never>(() => {})

function alone(node: TestNode) {
  return buildGraph({ bad: { node }, after: { node: add, wires: { a: 'bad.out' } } }, ['after'])
}

test.each([
  ['a text', 'oops', 'oops'],
  ['undefined', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a number', 42, '42'],
  ['an object', { why: 'x' }, '{"why":"x"}'],
  [
    'an object that cannot be shown',
    {
      toJSON: () => {
        throw new Error('no')
      },
    },
    'something that cannot be shown',
  ],
  ['an error without words', new TypeError(), 'TypeError'],
])('a node that throws %s fails by name', async (_, thrown, words) => {
  const run = await observe(
    alone(
      custom('throws', () => {
        throw thrown as Error
      }),
    ),
  )
  expect(run.said).toEqual(['run.started', 'started bad', 'failed bad', 'run.failed'])
  expect(run.error).toMatchObject({ code: 'node.crashed', subject: 'bad', cause: thrown })
  expect(run.error?.message).toContain(words)
})

test('an error with a code stays as it is, whichever room it came from', async () => {
  const coded = Object.assign(new Error('No such model. Add it.'), { code: 'model.unknown', subject: 'm' })
  const run = await observe(
    alone(
      custom('coded', () => {
        throw coded
      }),
    ),
    { advise: () => 'reelgraph models add' },
  )
  expect(run.error).toBe(coded)
  expect(run.events.at(-1)).toMatchObject({
    type: 'run.failed',
    error: { code: 'model.unknown', subject: 'm', advice: 'reelgraph models add' },
  })
})

test('the stack of an unnamed error is kept', async () => {
  const thrown = new Error('deep')
  const run = await observe(
    alone(
      custom('deep', async () => {
        throw thrown
      }),
    ),
  )
  expect(run.error?.stack).toBe(thrown.stack)
})

test.each([
  ['NaN', { out: NaN }, 'output.wrong-kind', 'gave NaN as "out"'],
  ['a text', { out: 'x' }, 'output.wrong-kind', 'gave the text "x" as "out"'],
  ['nothing', undefined, 'output.missing', 'gave no "out"'],
  ['another port', { other: 1 }, 'output.missing', 'gave no "out"'],
])('a node that returns %s fails by name', async (_, returned, code, words) => {
  const run = await observe(alone(custom('returns', () => returned)))
  expect(run.error).toMatchObject({ code, subject: 'bad' })
  expect(run.error?.message).toContain(words)
})

test('a node that never ends cannot hold a cancelled run', async () => {
  const controller = new AbortController()
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'node.started') controller.abort()
  }
  const test = alone(custom('never', () => never))
  const run = await observe(test, { signal: controller.signal, onEvent, graceMs: 5 })
  expect(run.status).toBe('cancelled')
  expect(run.said).toEqual(['run.started', 'started bad', 'run.cancelled'])
})

test('what a node does after the end of a run has no effect', async () => {
  let endLate = (): void => {}
  const events: RunEvent[] = []
  const late = custom('late', async ({ progress, note }) => {
    await new Promise<void>((resolve) => (endLate = resolve))
    ;(progress as (done: number, total: number) => void)(1, 2)
    ;(note as (words: string) => void)('late')
    throw new Error('late')
  })
  const { graph, implementations } = alone(late)
  const cache = new MemoryCache(1e6)
  const handle = execute(graph, {
    run: 'r',
    implementations,
    services: noServices,
    graceMs: 1,
    cache,
    onEvent: (event) => {
      events.push(event)
      if (event.type === 'node.started') handle.cancel()
    },
  })
  const result = await handle.done
  endLate()
  await new Promise((resolve) => setImmediate(resolve))
  expect(result.status).toBe('cancelled')
  expect(events.at(-1)?.type).toBe('run.cancelled')
  expect(cache.size).toBe(0)
})

test('what a stopped node returns is not kept: it may be half of it', async () => {
  const cache = new MemoryCache(1e6)
  const half = custom('half', async ({ signal }) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    return { out: 0.5 }
  })
  const controller = new AbortController()
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'node.started') setImmediate(() => controller.abort())
  }
  const run = await observe(alone(half), { cache, signal: controller.signal, onEvent })
  expect(run.said).toEqual(['run.started', 'started bad', 'run.cancelled'])
  expect(cache.size).toBe(0)
})

test('a run that is cancelled before it starts runs nothing', async () => {
  const run = await observe(alone(constant), { signal: AbortSignal.abort() })
  expect(run.status).toBe('cancelled')
  expect(run.said).toEqual(['run.started', 'run.cancelled'])
})

test('the other branches of a failed run are told to stop', async () => {
  let reason: unknown
  const waiting = custom(
    'waiting',
    async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      reason = signal.reason
      throw signal.reason
    },
    { concurrency: 'io' },
  )
  const bad = custom('bad-soon', async () => {
    await new Promise((resolve) => setImmediate(resolve))
    throw new Error('boom')
  })
  const test = buildGraph(
    { waiting: { node: waiting }, bad: { node: bad }, late: { node: add, wires: { a: 'bad.out' } } },
    ['waiting', 'late'],
  )
  const run = await observe(test)
  expect(run.said.slice(-2)).toEqual(['failed bad', 'run.failed'])
  expect(run.said).not.toContain('failed waiting')
  expect(reason).toMatchObject({ code: 'run.stopped' })
})

test('a listener that throws ends the run: what cannot be recorded must not go on', async () => {
  const { graph, implementations } = alone(constant)
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'node.done') throw new Error('disk full')
  }
  const result = await execute(graph, { run: 'r', implementations, services: noServices, onEvent }).done
  expect(result).toMatchObject({ status: 'failed', error: { code: 'run.listener' } })
})

test('a node without an implementation, and one whose implementation does not load, fail by name', async () => {
  const { graph } = alone(constant)
  const without = await execute(graph, { run: 'r', implementations: new Map(), services: noServices }).done
  expect(without.error).toMatchObject({ code: 'node.unimplemented', subject: 'bad' })
  const implementations = () => Promise.reject(new Error('syntax'))
  const broken = await execute(graph, { run: 'r', implementations, services: noServices }).done
  expect(broken.error).toMatchObject({ code: 'node.crashed', subject: 'bad' })
})

test('a target that is not there fails the run by name', async () => {
  const run = await observe(alone(constant), { targets: ['nowhere'] })
  expect(run.error).toMatchObject({ code: 'node.unknown', subject: 'nowhere' })
  expect(run.said.at(-1)).toBe('run.failed')
})

test('an input that is asked for and never awaited does not bring the process down', async () => {
  const fails = custom('fails', async () => {
    await new Promise((resolve) => setImmediate(resolve))
    throw new Error('nobody waits for me')
  })
  const hasty = custom(
    'hasty',
    ({ inputs }) => {
      void (inputs as unknown as { lazy: () => Promise<number> }).lazy()
      return { out: 1 }
    },
    { inputs: { lazy: { ...add.definition.inputs['b']!, lazy: true } as never } },
  )
  const test = buildGraph({ fails: { node: fails }, hasty: { node: hasty, wires: { lazy: 'fails.out' } } }, [
    'hasty',
  ])
  const run = await observe(test)
  expect(['done', 'failed']).toContain(run.status)
  expect(run.events.filter((event) => event.type.startsWith('run.'))).toHaveLength(2)
})
