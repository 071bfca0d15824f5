import { expect, test } from 'vitest'
import { newRun, reduceRun, withPlan } from '../../../app/run/reduce-run.ts'
import type { RunState } from '../../../app/run/run-state.ts'
import type { RunEvent, RunEventBody } from '../../../engine/run/index.ts'

const error = { code: 'node.failed', subject: 'a', message: 'It broke.' }

function told(...bodies: readonly RunEventBody[]): RunEvent[] {
  return bodies.map((body, at) => ({ run: 'r', seq: at + 1, at: 1000 + at * 100, ...body }))
}

function after(events: readonly RunEvent[], plan: readonly string[] = []): RunState {
  const { run, gap } = reduceRun(withPlan(newRun('r'), plan), events)
  expect(gap).toBe(false)
  return run
}

const states = (run: RunState): Record<string, string> =>
  Object.fromEntries([...run.nodes].map(([path, { state }]) => [path, state]))

test('a run goes from the queue to its end, each node as its events say', () => {
  const events = told(
    { type: 'run.queued' },
    { type: 'run.started', nodes: 4 },
    { type: 'node.cached', node: 'model', tier: 'disk' },
    { type: 'node.started', node: 'shot/sampler' },
    { type: 'node.progress', node: 'shot/sampler', done: 1, total: 4 },
    { type: 'node.note', node: 'shot/sampler', message: 'On the CPU.' },
    { type: 'node.progress', node: 'shot/sampler', done: 3, total: 4, detail: 'window 1 of 2' },
  )
  const plan = ['unneeded', 'model', 'shot/sampler', 'save']
  const midway = after(events, plan)
  expect(midway).toMatchObject({ status: 'running', seq: 7, queuedAt: 1000, startedAt: 1100, nodeCount: 4 })
  expect(states(midway)).toEqual({
    unneeded: 'queued',
    model: 'cached',
    'shot/sampler': 'running',
    save: 'queued',
  })
  expect(midway.nodes.get('shot/sampler')).toMatchObject({
    startedAt: 1300,
    done: 3,
    total: 4,
    detail: 'window 1 of 2',
    note: 'On the CPU.',
    // Two steps in the 200 ms since the first report; the time before that was not one of a step.
    pace: 100,
  })
  const end: RunEvent[] = [
    { run: 'r', seq: 8, at: 2000, type: 'node.done', node: 'shot/sampler', ms: 700, missed: 'seed' },
    { run: 'r', seq: 9, at: 2100, type: 'run.done' },
  ]
  const { run } = reduceRun(midway, end)
  expect(states(run)).toEqual({ unneeded: 'idle', model: 'cached', 'shot/sampler': 'done', save: 'idle' })
  expect(run).toMatchObject({ status: 'done', endedAt: 2100 })
  expect(run.nodes.get('shot/sampler')).toMatchObject({ ms: 700, missed: 'seed', done: 3 })
})

test('what a failed or stopped run leaves is at rest; the error stays where it happened', () => {
  const begun = told(
    { type: 'run.started', nodes: 3 },
    { type: 'node.started', node: 'a' },
    { type: 'node.started', node: 'b' },
    { type: 'node.progress', node: 'b', done: 2, total: 9 },
  )
  const failed = after([
    ...begun,
    { run: 'r', seq: 5, at: 5, type: 'node.failed', node: 'a', error },
    { run: 'r', seq: 6, at: 6, type: 'run.failed', error },
  ])
  expect(failed).toMatchObject({ status: 'failed', error })
  expect(states(failed)).toEqual({ a: 'error', b: 'idle' })
  const stopped = after([...begun, { run: 'r', seq: 5, at: 5, type: 'run.cancelled' }], ['a', 'b', 'c'])
  expect(states(stopped)).toEqual({ a: 'idle', b: 'idle', c: 'idle' })
  // How far it came is still to be read.
  expect(stopped.nodes.get('b')).toMatchObject({ done: 2, total: 9 })
})

test('the end sticks, and what is known already changes nothing', () => {
  const events = told({ type: 'run.started', nodes: 1 }, { type: 'node.cached', node: 'a', tier: 'memory' })
  const run = after([...events, { run: 'r', seq: 3, at: 9, type: 'run.done' }])
  expect(reduceRun(run, events).run).toBe(run)
  const late = reduceRun(run, [{ run: 'r', seq: 4, at: 10, type: 'node.started', node: 'a' }]).run
  expect(late).toEqual({ ...run, seq: 4 })
  expect(reduceRun(run, [{ run: 'other', seq: 4, at: 10, type: 'run.done' }]).run).toBe(run)
})

test('what comes after a gap is not looked at', () => {
  const [first, , third] = told(
    { type: 'run.queued' },
    { type: 'run.started', nodes: 1 },
    { type: 'run.done' },
  )
  const { run, gap } = reduceRun(newRun('r'), [first!, third!])
  expect([gap, run.seq, run.status]).toEqual([true, 1, 'queued'])
})

test('a run that is taken up again begins what was underway anew', () => {
  const run = after(
    told(
      { type: 'run.started', nodes: 2 },
      { type: 'node.started', node: 'a' },
      { type: 'node.done', node: 'a', ms: 3 },
      { type: 'node.started', node: 'b' },
      { type: 'node.progress', node: 'b', done: 7, total: 9 },
      { type: 'run.resumed' },
    ),
  )
  expect(states(run)).toEqual({ a: 'done', b: 'queued' })
  expect(run).toMatchObject({ status: 'running', resumed: true, startedAt: 1000 })
})

test('a node that runs once per item has ended when its last item has', () => {
  const item = (index: number) => ({ index, of: 2, within: { index: 0, of: 1 } })
  const first = told(
    { type: 'run.started', nodes: 1 },
    { type: 'node.started', node: 's', item: item(0) },
    { type: 'node.progress', node: 's', item: item(0), done: 4, total: 4 },
    { type: 'node.done', node: 's', item: item(0), ms: 40 },
  )
  const node = after(first).nodes.get('s')!
  expect(node).toMatchObject({ state: 'running', itemsDone: 1, itemsOf: 2 })
  const events: RunEvent[] = [
    ...first,
    { run: 'r', seq: 5, at: 9, type: 'node.cached', node: 's', item: item(1), tier: 'disk' },
  ]
  const whole = after(events).nodes.get('s')!
  expect(whole).toMatchObject({ state: 'done', itemsDone: 2, itemsOf: 2, ms: 40 })
  expect([...whole.items!].map(([name, { state }]) => [name, state])).toEqual([
    ['0.0', 'done'],
    ['0.1', 'cached'],
  ])
})
