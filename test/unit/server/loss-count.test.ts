import { expect, it } from 'vitest'
import type { ItemOf, RunEvent, RunEventBody } from '../../../engine/run/index.ts'
import { endedByServers } from '../../../engine/server/ended-by-servers.ts'
import { LossCount } from '../../../engine/server/loss-count.ts'
import type { RunRecord } from '../../../engine/store/index.ts'

const started: RunEventBody = { type: 'run.started', nodes: 3 }
const resumed: RunEventBody = { type: 'run.resumed' }
const done = (node: string, item?: ItemOf): RunEventBody => ({
  type: 'node.done',
  node,
  ms: 1,
  ...(item && { item }),
})
const cached = (node: string): RunEventBody => ({ type: 'node.cached', node, tier: 'disk' })
const step = (node: string, at: number, item?: ItemOf): RunEventBody => ({
  type: 'node.progress',
  node,
  done: at,
  total: 30,
  ...(item && { item }),
})

/** Attempts that each end with the worker's loss; whether the run is worth another after each. */
function lives(attempts: readonly (readonly RunEventBody[])[], code = 'worker.crashed'): boolean[] {
  const count = new LossCount()
  let seq = 0
  return attempts.map((bodies) => {
    count.heard(
      'r',
      bodies.map((body): RunEvent => ({ run: 'r', seq: ++seq, at: 0, ...body })),
    )
    return count.mayTryAgain('r', code)
  })
}

it('a run that gets nowhere is tried three times, twice where memory runs out', () => {
  const same = [resumed, cached('text'), step('sampler', 4)]
  expect(lives([same, same, same])).toEqual([true, true, false])
  expect(lives([same, same], 'worker.out-of-memory')).toEqual([true, false])
  expect(lives([[], [], []])).toEqual([true, true, false])
})

it('a sampler that advances is tried on, though what is before it is not done again, or not even asked for', () => {
  const first = [started, done('model'), done('text'), done('clip'), step('sampler', 4)]
  const later = Array.from({ length: 8 }, (_, n) => [resumed, cached('clip'), step('sampler', 5 + n)])
  expect(lives([first, ...later])).toEqual(Array(9).fill(true))
})

it('what an earlier attempt had reached is nothing new, whichever way it is reached again', () => {
  const first = [started, done('a'), done('b'), step('sampler', 20)]
  const second = [resumed, cached('b'), step('sampler', 1), step('sampler', 20)]
  const third = [resumed, cached('a'), cached('b'), step('sampler', 0)]
  expect(lives([first, second, third])).toEqual([true, true, false])
})

it('a node that ends counts, also after its last step', () => {
  const first = [step('sampler', 30)]
  const second = [step('sampler', 30), done('sampler')]
  expect(lives([first, second, [], []])).toEqual([true, true, true, false])
})

it('items count one by one, in loops of loops as well, and nothing twice', () => {
  const item = (index: number, within?: ItemOf): ItemOf => ({ index, of: 4, ...(within && { within }) })
  expect(
    lives([[done('a', item(0))], [done('a', item(1))], [step('a', 3, item(2))], [step('a', 4, item(2))]]),
  ).toEqual([true, true, true, true])
  const inner = (outer: number, index: number): RunEventBody => done('a', item(index, item(outer)))
  expect(lives([[inner(0, 3)], [inner(1, 0)], [inner(1, 1)], [inner(2, 0)]])).toEqual([
    true,
    true,
    true,
    true,
  ])
  const all = [0, 1, 2, 3].map((index) => done('a', item(index)))
  expect(lives([all, [cached('a')], [all[2]!, all[3]!]])).toEqual([true, true, false])
})

it('a run that goes down with server after server is given up, unless it gets further in between', () => {
  const of = (bodies: readonly RunEventBody[], attempt = 9) => {
    const told = bodies.map((body, at): RunEvent => ({ run: 'r', seq: at + 1, at: 0, ...body }))
    return endedByServers({ id: 'r', attempt } as RunRecord, new LossCount(), { told: () => told })?.code
  }
  const again = Array.from({ length: 4 }, () => resumed)
  const first = [started, done('text'), step('sampler', 4)]
  expect(of([...first, ...again])).toBeUndefined()
  expect(of([...first, ...again, resumed])).toBe('run.server-lost')
  expect(of([...first, ...again, resumed, cached('text'), step('sampler', 4)])).toBe('run.server-lost')
  expect(of([...first, ...again, step('sampler', 5), resumed])).toBeUndefined()
  // One that begins has no past, and one that this server knows has been looked at.
  expect(of([...first, ...again, resumed], 1)).toBeUndefined()
  const known = new LossCount()
  known.heard('r', [])
  const told = () =>
    again.concat(resumed).map((body, at): RunEvent => ({ run: 'r', seq: at, at: 0, ...body }))
  expect(endedByServers({ id: 'r', attempt: 9 } as RunRecord, known, { told })).toBeUndefined()
})
