import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { WorkerUnstarted } from '../../../engine/worker/index.ts'
import type { SupervisorOptions } from '../../../engine/worker/index.ts'
import { behaves, WorkerBed } from './worker-bed.ts'

let folder: string
let lost: number
let unstarted: WorkerUnstarted[]
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-unstarted-'))
  process.env['REELGRAPH_TEST_DEATHS'] = join(folder, 'deaths')
})
beforeEach(() => {
  lost = 0
  unstarted = []
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const deaths = (count: number): void => writeFileSync(join(folder, 'deaths'), String(count))

function bedOf(options: Partial<SupervisorOptions> = {}): WorkerBed {
  return new WorkerBed({
    extraNodes: fileURLToPath(new URL('./dying-nodes.ts', import.meta.url)),
    onLost: () => lost++,
    onUnstarted: (error) => unstarted.push(error),
    ...options,
  })
}

test('a run that no process had yet is made by the first that starts', async () => {
  deaths(2)
  const bed = bedOf()
  try {
    expect(await bed.run('waits', behaves('well'))).toBe('done')
    expect(bed.said('waits')).toEqual(['run.started', 'started odd', 'done odd', 'run.done'])
    expect([lost, unstarted.length, bed.supervisor.restarts]).toEqual([0, 0, 2])
  } finally {
    await bed.close()
  }
})

test('a process that never starts is given up, and started again for the next run', async () => {
  deaths(1000)
  const bed = bedOf()
  try {
    const error = await bed.run('waits', behaves('well')).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WorkerUnstarted)
    expect(error).toMatchObject({
      code: 'worker.unstarted',
      message: expect.stringMatching(/cannot be started.*exit code 3/) as string,
    })
    expect([lost, unstarted, bed.events]).toEqual([0, [error], []])
    expect([bed.supervisor.state, bed.supervisor.problem, bed.supervisor.pid]).toEqual([
      'down',
      error,
      undefined,
    ])
    expect(bed.supervisor.restarts).toBe(4)

    deaths(0)
    expect(await bed.run('again', behaves('well'))).toBe('done')
    expect([bed.supervisor.state, bed.supervisor.problem]).toEqual(['idle', undefined])
    // What it did right counts: it is started as often again.
    deaths(1)
    await expect(bed.run('lost', behaves('kill'))).rejects.toMatchObject({ code: 'worker.crashed' })
    expect(await bed.run('after', behaves('well'))).toBe('done')
    expect(lost).toBe(1)
  } finally {
    await bed.close()
  }
})

test('a process that says why it cannot begin is believed', async () => {
  deaths(0)
  const bed = bedOf({ device: { device: process.platform === 'darwin' ? 'dml' : 'coreml' } })
  try {
    const error = await bed.run('waits', behaves('well')).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WorkerUnstarted)
    expect(error).toMatchObject({ code: 'device.unavailable' })
    expect([lost, unstarted, bed.supervisor.state]).toEqual([0, [error], 'down'])
  } finally {
    await bed.close()
  }
})

test.each(['scratch', 'cache'])('a %s folder that cannot be written is said at the start', async (name) => {
  deaths(0)
  const bed = bedOf()
  try {
    rmSync(join(bed.root, name), { recursive: true, force: true })
    writeFileSync(join(bed.root, name), 'a file in the way')
    await expect(bed.run('waits', behaves('well'))).rejects.toMatchObject({
      code: 'data.unwritable',
      subject: join(bed.root, name),
    })
    rmSync(join(bed.root, name))
    expect(await bed.run('again', behaves('well'))).toBe('done')
  } finally {
    await bed.close()
  }
})

test('a run that waits for a process can be cancelled, and a stop does not wait for one', async () => {
  deaths(1000)
  const bed = bedOf()
  try {
    const cancelled = bed.run('cancelled', behaves('well'))
    bed.supervisor.cancel(bed.attempt)
    expect(await cancelled).toBe('cancelled')
    const waits = bed.run('waits', behaves('well'))
    await bed.supervisor.stop()
    expect(await waits).toBe('stopped')
    expect([lost, bed.supervisor.state]).toEqual([0, 'stopped'])
  } finally {
    await bed.close()
  }
})
