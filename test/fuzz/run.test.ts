import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import {
  execute,
  MemoryCache,
  type ExecuteOptions,
  type Outputs,
  type RunEvent,
} from '../../engine/run/index.ts'
import { noServices } from '../unit/run/graph-builder.ts'
import { buildDrawn, evaluate, noting, scopesOf, specs, type Drawn } from './run-graphs.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_123)
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 400)
process.stdout.write(`executor fuzz: seed ${seed}, ${numRuns} graphs a property\n`)

const unhandled: unknown[] = []
process.on('unhandledRejection', (reason) => unhandled.push(reason))
afterAll(() => expect(unhandled).toEqual([]))

/** Published results in memory. */
function sink(): ExecuteOptions['services'] {
  const published = new Map<string, unknown>()
  const outputs = {
    find: async (key: string) => published.get(key),
    save: async ({ key, name }: { key: string; name: string }) => {
      const output = { key, name, path: name, mime: 'x/y', bytes: 1, sha256: key }
      published.set(key, output)
      return output
    },
  }
  return { ...noServices, outputs } as ExecuteOptions['services']
}

async function expected(drawn: Drawn): Promise<Map<string, Outputs> | undefined> {
  const values = new Map<string, Outputs>()
  try {
    for (const path of drawn.targets) {
      const { loops = [] } = drawn.placed[path]!
      for (const scope of await scopesOf(drawn, loops)) {
        const outputs = await evaluate(drawn, path, scope)
        if (loops.length === 0) values.set(path, outputs)
      }
    }
    return values
  } catch {
    return undefined
  }
}

function checkEvents(events: readonly RunEvent[], status: string): void {
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
  expect(events.at(-1)?.type).toBe(`run.${status}`)
  expect(events.filter((event) => /^run\.(done|failed|cancelled)$/.test(event.type))).toHaveLength(1)
  const open = new Map<string, number>()
  for (const event of events) {
    if (!('node' in event)) continue
    const place = JSON.stringify([event.node, 'item' in event ? event.item : undefined])
    if (event.type === 'node.started') open.set(place, (open.get(place) ?? 0) + 1)
    if (event.type === 'node.progress' || event.type === 'node.note') expect(open.get(place)).toBe(1)
    if (event.type !== 'node.done') continue
    expect(open.get(place)).toBe(1)
    open.delete(place)
  }
  if (status === 'done') expect([...open]).toEqual([])
}

async function run(drawn: Drawn, options: Partial<ExecuteOptions>) {
  const events: RunEvent[] = []
  const onEvent = (event: RunEvent): void => {
    events.push(event)
    options.onEvent?.(event)
  }
  const { implementations, graph } = drawn
  const handle = execute(graph, { run: 'r', implementations, services: sink(), ...options, onEvent })
  return { handle, events, result: await handle.done }
}

test('a random graph gives what plain recursion gives, once per key, and nothing is kept', async () => {
  await fc.assert(
    fc.asyncProperty(specs, fc.constantFrom(0, 700, 3_000, 1e8), async (list, budget) => {
      const drawn = buildDrawn(list)
      if (drawn.targets[0] === '') return
      const values = await expected(drawn)
      const cache = new MemoryCache(budget)
      const keys: string[] = []
      const services = sink()
      const implementations = noting(drawn.implementations, keys)
      const first = await run(drawn, { cache, services, implementations })
      expect(first.result.status).toBe(values ? 'done' : 'failed')
      checkEvents(first.events, first.result.status)
      expect(first.result.stats.executed).toBe(keys.length)
      expect(cache.bytes).toBeLessThanOrEqual(budget)
      if (budget === 1e8) expect(keys.length).toBe(new Set(keys).size)
      expect(first.result.stats.heldBytes).toBe(0)
      if (!values) {
        expect(first.result.error?.code).toMatch(/^(node\.crashed|map\.lengths)$/)
        return
      }
      expect(first.result.values).toEqual(values)
      const again = await run(drawn, { cache, services })
      expect(again.result.values).toEqual(values)
      if (budget === 1e8) expect(again.result.stats.executed).toBe(0)
    }),
    { seed, numRuns },
  )
})

test('a run cancelled at any event ends there, and goes on from what is cached', async () => {
  await fc.assert(
    fc.asyncProperty(specs, fc.nat(40), async (list, at) => {
      const drawn = buildDrawn(list)
      if (drawn.targets[0] === '') return
      const cache = new MemoryCache(1e8)
      const services = sink()
      const controller = new AbortController()
      const onEvent = (event: RunEvent): void => {
        if (event.seq === at) controller.abort()
      }
      const first = await run(drawn, { cache, services, signal: controller.signal, onEvent })
      checkEvents(first.events, first.result.status)
      expect(first.result.stats.heldBytes).toBe(0)
      if (first.result.status === 'cancelled')
        expect(first.events.length).toBeLessThanOrEqual(Math.max(at, 1) + 1)
      const values = await expected(drawn)
      const second = await run(drawn, { cache, services })
      expect(second.result.status).toBe(values ? 'done' : 'failed')
      if (values) expect(second.result.values).toEqual(values)
    }),
    { seed, numRuns },
  )
})
