import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReelgraphError } from '../../../engine/define/index.ts'
import { WorkerLost } from '../../../engine/worker/index.ts'
import { behaves, tinyVideo, WorkerBed } from './worker-bed.ts'

const lost: { readonly attempt: number; readonly error: ReelgraphError }[] = []
let refuse: Error | undefined
let bed: WorkerBed
beforeAll(() => {
  bed = new WorkerBed({
    silenceMs: 6000,
    hangMs: 10_000,
    nodeArguments: ['--max-old-space-size=200'],
    onLost: (attempt, error) => lost.push({ attempt, error }),
  })
})
afterAll(() => bed.close())

test.each([
  ['kill', 'worker.crashed', 'signal SIGKILL'],
  ['exit', 'worker.exited', 'ended by itself'],
  ['throw', 'worker.crashed', 'thrown by odd'],
  ['junk', 'worker.junk', 'makes no sense'],
  ['nonsense', 'worker.junk', 'makes no sense'],
  ['stand still', 'worker.hung', 'no sign of life'],
  ['block', 'worker.hung', 'did not answer'],
  ['eat memory', 'worker.out-of-memory', 'out of memory'],
])('a worker told to %s is lost as %s, and the next run works', async (does, code, words) => {
  const { pid } = bed.supervisor
  const error = await bed.run(does, behaves(does)).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(WorkerLost)
  expect(error).toMatchObject({ code, subject: does, message: expect.stringContaining(words) })
  expect(lost.at(-1)).toEqual({ attempt: bed.attempt, error })
  expect(await bed.run(`after ${does}`, behaves('well'))).toBe('done')
  expect(bed.supervisor.pid).not.toBe(pid)
})

test('what a process complained of in a run that went well is not what a later one is lost for', async () => {
  expect(await bed.run('complains', behaves('complain'))).toBe('done')
  // Another run between: what was said has arrived by then.
  expect(await bed.run('between', tinyVideo(1))).toBe('done')
  await expect(bed.run('killed', behaves('kill'))).rejects.toMatchObject({
    code: 'worker.crashed',
    message: expect.not.stringContaining('mmap') as string,
  })
})

test('what cannot be told ends the run with the reason, and the next run works', async () => {
  const picky = new WorkerBed({
    onEvents: () => {
      if (refuse) throw refuse
    },
  })
  try {
    refuse = new Error('the disk is full')
    await expect(picky.run('untold', behaves('well'))).rejects.toBe(refuse)
    refuse = undefined
    expect(await picky.run('told', behaves('well'))).toBe('done')
  } finally {
    await picky.close()
  }
})

test('a device that is not there is said in the worker’s own words', async () => {
  const wishful = new WorkerBed({ device: { device: process.platform === 'darwin' ? 'dml' : 'coreml' } })
  try {
    await expect(wishful.run('r', behaves('well'))).rejects.toMatchObject({ code: 'device.unavailable' })
    expect(wishful.supervisor.state).toBe('down')
  } finally {
    await wishful.close()
  }
})
