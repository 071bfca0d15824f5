import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { goldenFolder } from '../../unit/models/tiny-bundle.ts'
import { declarations as testDeclarations } from '../worker/test-nodes.ts'
import { behaves } from '../worker/worker-bed.ts'
import { testServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

interface Queue {
  readonly size: number
  readonly active?: string
  readonly problem?: { readonly code: string; readonly message: string; readonly advice?: string }
}

let root: string
let server: TestServer
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'reelgraph-unstarted-'))
  process.env['REELGRAPH_TEST_DEATHS'] = join(root, 'deaths')
  deaths(1000)
  mkdirSync(join(root, 'models'))
  cpSync(join(goldenFolder, 'tiny-picturebook'), join(root, 'models', 'tiny-picturebook'), {
    recursive: true,
  })
  server = await testServer({
    dataRoot: root,
    declarations: [...declarations, ...testDeclarations],
    device: { device: 'cpu', threads: 1 },
    worker: { extraNodes: fileURLToPath(new URL('../worker/dying-nodes.ts', import.meta.url)) },
  })
})
afterAll(async () => {
  await server.end()
  rmSync(root, { recursive: true, force: true })
})

const deaths = (count: number): void => writeFileSync(join(root, 'deaths'), String(count))
const headers = { 'content-type': 'application/json' }
const get = async <T>(path: string): Promise<T> => (await fetch(`${server.url}/api${path}`)).json() as T
const post = async <T>(path: string, body: object = {}): Promise<T> =>
  (
    await fetch(`${server.url}/api${path}`, { method: 'POST', body: JSON.stringify(body), headers })
  ).json() as T

/** The queue once nothing is tried any more. */
async function held(): Promise<Queue> {
  for (;;) {
    const queue = await get<Queue>('/queue')
    if (queue.problem && queue.active === undefined) return queue
    expect(server.context.store.runs.counts().failed).toBe(0)
    await wait(20)
  }
}

test('runs wait where no process can be started for them, with the reason, and are made once one can', async () => {
  const ids: string[] = []
  for (const does of ['well', 'fine', 'good'])
    ids.push((await post<{ id: string }>('/runs', { workflow: behaves(does) })).id)
  const status = (): string[] => ids.map((id) => server.context.store.runs.read(id)!.status)
  const queue = await held()
  expect(status()).toEqual(['queued', 'queued', 'queued'])
  expect(queue).toMatchObject({
    size: 3,
    problem: { code: 'worker.unstarted', message: expect.stringContaining('exit code 3') as string },
  })
  expect(queue.problem!.advice).toContain('queue')
  expect(server.errors).toContainEqual(expect.objectContaining({ code: 'worker.unstarted' }))
  expect(await get('/health')).toMatchObject({ status: 'degraded', device: 'down' })

  // To go on tries again, and finds it as it was.
  const tried = server.context.supervisor.restarts
  await post('/queue/resume')
  expect((await get<Queue>('/queue')).problem).toBeUndefined()
  expect((await held()).size).toBe(3)
  expect(server.context.supervisor.restarts).toBeGreaterThan(tried)
  expect(status()).toEqual(['queued', 'queued', 'queued'])

  deaths(0)
  ids.push((await post<{ id: string }>('/runs', { workflow: behaves('new') })).id)
  while (status().some((one) => one === 'queued' || one === 'running')) await wait(20)
  expect(status()).toEqual(['done', 'done', 'done', 'done'])
  const events = server.context.store.events.after(ids[0]!, 0, 100).map(({ type }) => type)
  expect([events[0], events.at(-1), events.includes('run.failed')]).toEqual(['run.queued', 'run.done', false])
  expect((await get<Queue>('/queue')).problem).toBeUndefined()
})
