import { afterAll, beforeAll, expect, test } from 'vitest'
import { tinyVideo, WorkerBed } from './worker-bed.ts'

/** What uninterrupted runs make, by seed: in a folder of their own, where nothing is found again. */
const whole = new Map<number, string>()
const steps = 4
const seeds = { afterStep: [11, 12, 13, 14], continued: 21, stopped: 31, cancelled: 41 }
let bed: WorkerBed
beforeAll(async () => {
  const reference = new WorkerBed()
  for (const seed of [...seeds.afterStep, seeds.continued, seeds.stopped, seeds.cancelled]) {
    await reference.run(`whole ${seed}`, tinyVideo(seed, steps))
    whole.set(seed, reference.outputs.at(-1)!.sha256)
  }
  await reference.close()
  expect(new Set(whole.values()).size).toBe(whole.size)
  bed = new WorkerBed({ checkpointShare: 1e9 })
})
afterAll(() => bed.close())

test.each(seeds.afterStep.map((seed, i) => [i + 1, seed]))(
  'killed at step %i, a run resumes there and makes the same bytes',
  async (step, seed) => {
    bed.wish({ killAt: step, stepMs: 20 })
    const run = `killed ${step}`
    await expect(bed.run(run, tinyVideo(seed, steps))).rejects.toMatchObject({ code: 'worker.crashed' })
    const { seq } = bed.events.findLast((event) => event.run === run)!
    expect(await bed.run(run, tinyVideo(seed, steps), { resumedAfter: seq })).toBe('done')
    // The step that was being made is made again, and none before it.
    expect(bed.sampled).toEqual([...range(1, step), ...range(step, steps)])
    expect(bed.outputs.at(-1)!.sha256).toBe(whole.get(seed))
    const events = bed.events.filter((event) => event.run === run)
    expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1))
    expect(bed.said(run)).toContain('run.resumed')
  },
)

test('a run stopped after some steps is continued by one without that limit, to the same bytes', async () => {
  const document = tinyVideo(seeds.continued, steps)
  bed.wish({})
  expect(await bed.run('a look', document, { stopAfter: 2 })).toBe('done')
  expect(bed.outputs.at(-1)!.sha256).not.toBe(whole.get(seeds.continued))
  expect(await bed.run('a longer look', document, { stopAfter: 3 })).toBe('done')
  expect(await bed.run('the rest', document)).toBe('done')
  expect(bed.sampled).toEqual(range(1, steps))
  expect(bed.outputs.at(-1)!.sha256).toBe(whole.get(seeds.continued))
})

test('a cancelled run keeps its last step, however seldom checkpoints are due', async () => {
  const rare = new WorkerBed({ checkpointShare: 0 })
  try {
    rare.wish({ stepMs: 300 })
    const document = tinyVideo(seeds.cancelled, steps)
    const ended = rare.run('cancelled', document)
    await rare.when((event) => event.type === 'node.progress')
    rare.supervisor.cancel(rare.attempt)
    expect(await ended).toBe('cancelled')
    expect(await rare.run('the rest', document)).toBe('done')
    expect(rare.sampled).toEqual(range(1, steps))
    expect(rare.outputs.at(-1)!.sha256).toBe(whole.get(seeds.cancelled))
  } finally {
    await rare.close()
  }
})

test('a graceful stop finishes the step, keeps it and invents no end; another process goes on', async () => {
  const patient = new WorkerBed({ checkpointShare: 0 })
  try {
    patient.wish({ stepMs: 300 })
    const document = tinyVideo(seeds.stopped, steps)
    const ended = patient.run('r', document)
    await patient.when((event) => event.type === 'node.progress')
    await patient.supervisor.stop()
    expect(await ended).toBe('stopped')
    expect(patient.supervisor.state).toBe('stopped')
    expect(patient.said('r').filter((what) => what.startsWith('run.'))).toEqual(['run.started'])
    patient.start()
    const { seq } = patient.events.at(-1)!
    expect(await patient.run('r', document, { resumedAfter: seq })).toBe('done')
    expect(patient.sampled).toEqual(range(1, steps))
    expect(patient.outputs.at(-1)!.sha256).toBe(whole.get(seeds.stopped))
  } finally {
    await patient.close()
  }
})

test('a run that was cancelled just before a stop does not come back', async () => {
  const hasty = new WorkerBed()
  try {
    hasty.wish({ stepMs: 300 })
    const ended = hasty.run('r', tinyVideo(seeds.stopped, steps))
    await hasty.when((event) => event.type === 'node.progress')
    hasty.supervisor.cancel(hasty.attempt)
    await hasty.supervisor.stop()
    expect(await ended).toBe('cancelled')
    expect(hasty.said('r').at(-1)).toBe('run.cancelled')
    expect(await hasty.run('late', tinyVideo(1))).toBe('stopped')
  } finally {
    await hasty.close()
  }
})

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
