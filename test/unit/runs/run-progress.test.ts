import { expect, test } from 'vitest'
import { newRun, reduceRun, withPlan } from '../../../app/run/reduce-run.ts'
import { runProgress } from '../../../app/run/run-progress.ts'
import { SteadyShare } from '../../../app/run/steady-share.ts'
import type { RunEvent, RunEventBody } from '../../../engine/run/index.ts'

const samplers = ['sampler', 'rest']
const plan = ['model', 'prompt', 'encoder', 'sampler', 'rest', 'decoder', 'save']

/** What is shown after each event of a run whose second sampler turns out to have so many windows. */
function shares(windows: number): number[] {
  const steps = (node: string, total: number): RunEventBody[] => [
    { type: 'node.started', node },
    ...Array.from({ length: total }, (_, i) => ({
      type: 'node.progress' as const,
      node,
      done: i + 1,
      total,
    })),
    { type: 'node.done', node, ms: total * 100, outputs: [] },
  ]
  const quick = (node: string): RunEventBody[] => [
    { type: 'node.started', node },
    { type: 'node.done', node, ms: 5, outputs: [] },
  ]
  const events: RunEvent[] = [
    { type: 'run.started' as const, nodes: plan.length },
    ...['model', 'prompt', 'encoder'].flatMap(quick),
    ...steps('sampler', 24),
    ...steps('rest', 24 * windows),
    ...['decoder', 'save'].flatMap(quick),
  ].map((body, at) => ({ run: 'r', seq: at + 1, at: 1000 + at * 100, ...body }))
  const steady = new SteadyShare()
  let run = withPlan(newRun('r'), plan)
  return events.map((event) => {
    ;({ run } = reduceRun(run, [event]))
    return steady.of(runProgress(run, { past: {}, samplers, now: event.at }).share)
  })
}

test.each([1, 2, 9])(
  'the share that is shown never falls, however much is learned late: %i windows',
  (windows) => {
    const shown = shares(windows)
    for (const [at, share] of shown.entries()) expect(share).toBeGreaterThanOrEqual(shown[at - 1] ?? 0)
    // A sampler that waits is weighed from the beginning: the first of two is half of it at most.
    expect(shown[3 * 2 + 1 + 24]!).toBeLessThan(0.55)
    // It goes on to the end instead of standing still.
    const [half, end] = [shown[Math.floor(shown.length * 0.7)]!, shown.at(-1)!]
    expect(half).toBeLessThan(0.95)
    expect(end).toBeCloseTo(1, 1)
    const rest = shown.slice(3 * 2 + 1 + 26 + 2, -6)
    for (const [at, share] of rest.entries()) if (at > 0) expect(share).toBeGreaterThan(rest[at - 1]!)
  },
)

test('a node that runs once per item is as far as its items together', () => {
  const item = (index: number) => ({ index, of: 4, each: 'each' })
  const bodies = [
    { type: 'run.started', nodes: 1 },
    ...[0, 1].flatMap((index) => [
      { type: 'node.started', node: 'sampler', item: item(index) },
      { type: 'node.progress', node: 'sampler', item: item(index), done: 1, total: 2 },
      { type: 'node.progress', node: 'sampler', item: item(index), done: 2, total: 2 },
      ...(index === 0
        ? [{ type: 'node.done', node: 'sampler', item: item(index), ms: 20, outputs: [] }]
        : []),
    ]),
  ] as unknown as RunEventBody[]
  const events = bodies.map((body, at) => ({ run: 'r', seq: at + 1, at: at * 10, ...body })) as RunEvent[]
  const shown = events.map((_, at) => {
    const { run } = reduceRun(newRun('r'), events.slice(0, at + 1))
    return runProgress(run, { past: {}, samplers: ['sampler'], now: 0 }).share
  })
  expect(shown).toEqual([0, 0, 0.125, 0.25, 0.25, 0.25, 0.375, 0.5])
})

test('estimates that waver hold the share, and do not drive it on', () => {
  const steady = new SteadyShare()
  const judged = Array.from({ length: 100 }, (_, i) => (i + 1) / 200 - (i % 2 === 0 ? 0.01 : 0))
  expect(Math.max(...judged.map((share) => steady.of(share)))).toBeCloseTo(0.5, 5)
  expect(steady.of(0.2)).toBeCloseTo(0.5, 5)
  expect(steady.of(0.6)).toBeCloseTo(0.75, 5)
})
