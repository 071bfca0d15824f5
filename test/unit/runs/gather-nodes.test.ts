import { expect, it } from 'vitest'
import { nodeRunOf } from '../../../app/run/gather-nodes.ts'
import type { NodeRun, NodeRunState } from '../../../app/run/run-state.ts'

const of = (states: Readonly<Record<string, NodeRunState | NodeRun>>): ReadonlyMap<string, NodeRun> =>
  new Map(Object.entries(states).map(([path, run]) => [path, typeof run === 'string' ? { state: run } : run]))
const state = (states: Readonly<Record<string, NodeRunState>>): NodeRunState =>
  nodeRunOf(of(states), 'shot').state

it.each<[NodeRunState, readonly NodeRunState[]]>([
  ['queued', ['queued', 'queued']],
  ['running', ['done', 'queued']],
  ['running', ['running', 'queued']],
  ['running', ['cached', 'running']],
  ['done', ['done', 'cached']],
  ['cached', ['cached', 'cached']],
  ['error', ['done', 'error']],
])('an instance is %s where its nodes are %j', (due, inside) => {
  expect(state(Object.fromEntries(inside.map((one, at) => [`shot/${at}`, one])))).toBe(due)
})

it('counts what lies deeper, and nothing of a neighbour whose name begins alike', () => {
  const nodes = of({ 'shot/part/sampler': 'running', 'shots/sampler': 'done', prompt: 'done' })
  expect(nodeRunOf(nodes, 'shot').state).toBe('running')
  expect(nodeRunOf(nodes, 'shot/part').state).toBe('running')
  expect(nodeRunOf(nodes, 'shots').state).toBe('done')
  expect(nodeRunOf(nodes, 'sho').state).toBe('idle')
  expect(nodeRunOf(nodes, 'prompt')).toBe(nodes.get('prompt'))
})

it('tells the error, the time and the progress of what is inside', () => {
  const error = { code: 'model.unknown', subject: 'x', message: 'There is no model "x" here.' }
  expect(nodeRunOf(of({ 'a/b': { state: 'error', error } }), 'a')).toEqual({ state: 'error', error })
  const done = of({
    'a/b': { state: 'done', startedAt: 5, ms: 20 },
    'a/c': { state: 'done', startedAt: 30, ms: 2 },
  })
  expect(nodeRunOf(done, 'a')).toEqual({ state: 'done', startedAt: 5, ms: 22 })
  const busy = of({
    'a/b': { state: 'done', startedAt: 5, ms: 20 },
    'a/c': { state: 'running', startedAt: 30, done: 3, total: 8 },
  })
  expect(nodeRunOf(busy, 'a')).toEqual({ state: 'running', startedAt: 5, done: 3, total: 8 })
})
