import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { behaves, WorkerBed } from './worker-bed.ts'

let bed: WorkerBed
beforeAll(() => {
  bed = new WorkerBed()
})
afterAll(() => bed.close())

/** The process that waits, once there is one other than that. */
async function waiting(other?: number): Promise<number> {
  for (;;) {
    const { standbyPid } = bed.supervisor
    if (standbyPid !== undefined && standbyPid !== other) return standbyPid
    await wait(20)
  }
}

test('the process that waits takes over, and another one waits then', async () => {
  expect(await bed.run('first', behaves('well'))).toBe('done')
  const next = await waiting()
  await expect(bed.run('lost', behaves('kill'))).rejects.toMatchObject({ code: 'worker.crashed' })
  expect(await bed.run('after', behaves('well'))).toBe('done')
  expect(bed.supervisor.pid).toBe(next)
  expect(await waiting(next)).not.toBe(next)
})

test('one that is lost while it waits troubles nobody', async () => {
  const [spare, { pid }] = [await waiting(), bed.supervisor]
  process.kill(spare, 'SIGKILL')
  while (bed.supervisor.standbyPid === spare) await wait(20)
  expect(await bed.run('same', behaves('well'))).toBe('done')
  expect(bed.supervisor.pid).toBe(pid)
  await expect(bed.run('lost too', behaves('exit'))).rejects.toMatchObject({ code: 'worker.exited' })
  expect(await bed.run('after that', behaves('well'))).toBe('done')
  expect([pid, spare]).not.toContain(bed.supervisor.pid)
})

test('a stop ends both', async () => {
  const pids = [bed.supervisor.pid!, await waiting()]
  await bed.supervisor.stop()
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})
