import { expect, test } from 'vitest'
import type { NodeRun, RunState } from '../../../app/run/run-state.ts'
import { markedSampler, stepOfSchedule } from '../../../app/preview/marked-sampler.ts'

const run = (nodes: Record<string, NodeRun>): RunState => ({
  id: 'r',
  status: 'running',
  seq: 1,
  nodes: new Map(Object.entries(nodes)),
})
const made = { run: 'r', of: 24, step: 24 }
const both = new Map([
  ['sampler', made],
  ['rest', { ...made, of: 48, step: 5 }],
])
const fed = ['sampler', 'rest']

test('of the samplers that a schedule feeds, the curve follows the one at work, and then the one that was last', () => {
  const done: NodeRun = { state: 'done', startedAt: 10 }
  const nodes = { sampler: done, rest: { state: 'running', startedAt: 20 } satisfies NodeRun }
  const state = { sampled: both, current: 'r', runs: new Map([['r', run(nodes)]]) }
  expect(markedSampler(state, new Map(), fed)).toBe('rest')
  const over = new Map([
    ['r', run({ sampler: { ...done, startedAt: 30 }, rest: { ...done, startedAt: 20 } })],
  ])
  expect(markedSampler({ ...state, runs: over }, new Map(), fed)).toBe('sampler')
  expect(markedSampler({ ...state, sampled: new Map() }, new Map(), fed)).toBeUndefined()
})

test('the curve stays with the step that is looked at', () => {
  const state = { sampled: both, current: 'r', runs: new Map() }
  expect(markedSampler(state, new Map([['sampler', { run: 'r', step: 3 }]]), fed)).toBe('sampler')
  // Of another run than is shown, or no step at all.
  expect(markedSampler(state, new Map([['sampler', { run: 'q', step: 3 }]]), fed)).toBe('rest')
  expect(markedSampler(state, new Map([['sampler', { run: 'r', item: '0' }]]), fed)).toBe('rest')
})

test('each window goes through the schedule once more', () => {
  expect([1, 24, 25, 48, 49, 216].map((step) => stepOfSchedule(step, 216, 24))).toEqual([1, 24, 1, 24, 1, 24])
  expect(stepOfSchedule(3, 24, 24)).toBe(3)
  expect(stepOfSchedule(3, 20, 24)).toBeUndefined()
  expect(stepOfSchedule(1, 0, 0)).toBeUndefined()
})
