import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RunEvent } from '../../../engine/run/index.ts'
import { tsxArguments } from '../../../engine/worker/tsx-loader.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { ServeProcess } from '../../e2e/serve-process.ts'
import { goldenFolder } from '../../unit/models/tiny-bundle.ts'
import { declarations as testDeclarations } from '../worker/test-nodes.ts'
import { tinyVideo } from '../worker/worker-bed.ts'
import { testNodes, testServer } from './test-server.ts'

const slow = 240_000
let folder: string
let wishPath: string
const servers: ServeProcess[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-wishes-'))
  wishPath = join(folder, 'wish.json')
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.end('SIGKILL')))
})
afterAll(async () => {
  // The last worker ends soon after its server, and may leave a file until then.
  await wait(1000)
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

function prepare(root: string, stepMs: number): void {
  mkdirSync(join(root, 'models'), { recursive: true })
  const model = 'tiny-picturebook'
  cpSync(join(goldenFolder, model), join(root, 'models', model), { recursive: true })
  writeFileSync(wishPath, JSON.stringify({ stepMs }))
  writeFileSync(`${wishPath}.steps`, '')
}

/** A server that steps at a pace, as a process that is to be killed. */
async function serve(data: string, stepMs: number): Promise<ServeProcess> {
  const root = join(folder, data)
  prepare(root, stepMs)
  const server = await ServeProcess.start(root, { REELGRAPH_TEST_WISH: wishPath }, [
    ...tsxArguments(),
    'test/fault/server/tiny-server.ts',
  ])
  servers.push(server)
  return server
}

async function post(server: ServeProcess, seed: number): Promise<string> {
  const { status, body } = await server.json<{ id: string }>('/api/runs', { workflow: tinyVideo(seed) })
  expect({ status, body }).toMatchObject({ status: 202 })
  return body.id
}

const sampled = (): string => readFileSync(`${wishPath}.steps`, 'utf8')
const waiting = (server: ServeProcess) =>
  server
    .json<{ paused: boolean; waiting: { id: string; priority: number }[] }>('/api/queue')
    .then(({ body }) => body)

test(
  'a cancel that was answered is kept though the server is killed before it takes effect',
  async () => {
    const first = await serve('cancel', 60_000)
    const [id, next] = [await post(first, 1), await post(first, 2)]
    await first.when(id, (event) => event.type === 'node.progress' && event.node === 'sampler')
    const { status, body } = await first.json<{ status: string }>(`/api/runs/${id}/cancel`, {})
    // Said of a run that is still in its step: it will be done, and is not yet.
    expect([status, body.status]).toEqual([202, 'running'])
    await first.end('SIGKILL')

    const second = await serve('cancel', 0)
    const cancelled = await second.ended(id)
    expect([cancelled.status, cancelled.outputs]).toEqual(['cancelled', []])
    const { body: said } = await second.json<{ events: RunEvent[] }>(`/api/runs/${id}/events`)
    expect(said.events.map(({ seq }) => seq)).toEqual(said.events.map((_, at) => at + 1))
    const types = said.events.map(({ type }) => type)
    expect([types.at(-1), types.includes('run.resumed')]).toEqual(['run.cancelled', false])
    expect((await second.ended(next)).status).toBe('done')
    // The other run's own steps and no others.
    expect(sampled().trim().split('\n')).toEqual(['1', '2', '3', '4'])
    // What was cancelled can be taken up again, by whoever wants it after all.
    const retried = await second.json<{ id: string }>(`/api/runs/${id}/retry`, {})
    expect((await second.ended(retried.body.id)).status).toBe('done')
  },
  slow,
)

test(
  'a run whose worker dies after a cancel was answered does not come back',
  async () => {
    const dataRoot = join(folder, 'worker')
    prepare(dataRoot, 60_000)
    process.env['REELGRAPH_TEST_WISH'] = wishPath
    const server = await testServer({
      dataRoot,
      declarations: [...declarations, ...testDeclarations],
      device: { device: 'cpu', threads: 1 },
      worker: { extraNodes: testNodes },
    })
    const { store, supervisor } = server.context
    try {
      const ask = async (path: string, body?: object): Promise<{ id: string }> => {
        const headers = { 'content-type': 'application/json' }
        const request = body && { method: 'POST', body: JSON.stringify(body), headers }
        return (await fetch(`${server.url}/api/runs${path}`, request)).json() as Promise<{ id: string }>
      }
      const { id } = await ask('', { workflow: tinyVideo(3) })
      while (sampled() === '') await wait(20)
      await ask(`/${id}/cancel`, {})
      expect(store.runs.read(id)).toMatchObject({ status: 'running', cancelAskedAt: expect.any(Number) })
      process.kill(supervisor.pid!, 'SIGKILL')
      while (store.runs.read(id)!.status === 'running') await wait(20)
      expect(store.runs.read(id)!.status).toBe('cancelled')
    } finally {
      await server.end()
    }
  },
  slow,
)

test(
  'pause, order, retry and a cancel of what waits are there after kill -9 right behind their answers',
  async () => {
    let server = await serve('queue', 0)
    const killed = async (): Promise<void> => {
      await server.end('SIGKILL')
      server = await serve('queue', 0)
    }
    const done = await post(server, 10)
    expect((await server.ended(done)).status).toBe('done')
    expect((await server.json('/api/queue/pause', {})).body).toMatchObject({ paused: true })
    await killed()
    expect(await waiting(server)).toMatchObject({ paused: true, waiting: [] })

    const [a, b, c, d] = [
      await post(server, 11),
      await post(server, 12),
      await post(server, 13),
      await post(server, 14),
    ] as const
    await killed()
    const place = (run: string, body: object) => server.json(`/api/runs/${run}/place`, body, 'PATCH')
    expect((await place(c, { before: a })).status).toBe(200)
    await killed()
    expect((await place(d, { first: true, priority: 2 })).status).toBe(200)
    expect((await server.json(`/api/runs/${b}/cancel`, {})).body).toMatchObject({ status: 'cancelled' })
    await killed()
    const retried = (await server.json<{ id: string }>(`/api/runs/${done}/retry`, {})).body.id
    await killed()
    const queue = await waiting(server)
    expect(queue.waiting.map(({ id }) => id)).toEqual([d, c, a, retried])
    expect([queue.paused, queue.waiting[0]!.priority]).toEqual([true, 2])
    expect((await server.run(b)).status).toBe('cancelled')

    // An order that cannot be given as a whole is not given in part.
    expect(await place(c, { priority: 9, before: b })).toMatchObject({
      status: 409,
      body: { code: 'run.not-queued' },
    })
    expect((await waiting(server)).waiting).toEqual(queue.waiting)

    expect((await server.json('/api/queue/resume', {})).body).toMatchObject({ paused: false })
    await killed()
    for (const id of [a, c, d, retried]) expect((await server.ended(id)).status).toBe('done')
  },
  slow,
)
