import { expect, test } from 'vitest'
import { newRun, reduceRun, withPlan } from '../../app/run/reduce-run.ts'
import { isEnded, type RunState } from '../../app/run/run-state.ts'
import type { RunEvent } from '../../engine/run/index.ts'
import { numbersFrom } from '../fault/store/steps.ts'
import { someEnd, someEvent } from './run-events.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_127)
const histories = Number(process.env['FUZZ_RUNS'] ?? 3) * 200
process.stdout.write(`reducer fuzz: seed ${seed}, ${histories} histories\n`)

function history(random: () => number): RunEvent[] {
  const count = Math.floor(random() * 60)
  const bodies = [
    { type: 'run.queued' } as const,
    { type: 'run.started', nodes: 5 } as const,
    ...Array.from({ length: count }, () => someEvent(random)),
    ...(random() < 0.8 ? [someEnd(random)] : []),
  ]
  return bodies.map((body, at) => ({ run: 'r', seq: at + 1, at: at * 10, ...body }))
}

test('however events arrive, again, late, in any order or not at all, a client that asks again ends in the same state', () => {
  for (let at = 0; at < histories; at++) {
    const random = numbersFrom(seed + at)
    const events = history(random)
    const plan = ['model', 'a/sampler', 'never']
    const truth = reduceRun(withPlan(newRun('r'), plan), events).run
    let run: RunState = withPlan(newRun('r'), plan)
    const take = (batch: readonly RunEvent[]): void => {
      const before = run
      const reduced = reduceRun(run, batch)
      run = reduced.run
      expect(run.seq).toBeGreaterThanOrEqual(before.seq)
      if (isEnded(before)) expect(run.status).toBe(before.status)
      if (!reduced.gap) return
      // What was missing is asked for, in order; some of the answers get lost as well.
      if (random() < 0.7) run = reduceRun(run, events.slice(run.seq)).run
    }
    for (let turn = 0; turn < 40; turn++) {
      const from = Math.floor(random() * events.length)
      const batch = events.slice(from, from + 1 + Math.floor(random() * 8))
      if (random() < 0.3) batch.sort(() => random() - 0.5)
      if (random() < 0.2) batch.push(...batch.slice(0, 2))
      take(batch)
    }
    take(events.slice(run.seq))
    expect([seed + at, run]).toEqual([seed + at, truth])
    // The last word sticks, and saying it again makes nothing new.
    expect(reduceRun(run, events).run).toBe(run)
  }
})
