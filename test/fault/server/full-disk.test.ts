import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { openStore } from '../../../engine/store/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import type { ApiRun } from '../../e2e/serve-process.ts'
import { goldenFolder } from '../../unit/models/tiny-bundle.ts'
import { declarations as testDeclarations } from '../worker/test-nodes.ts'
import { tinyVideo } from '../worker/worker-bed.ts'
import { FailingCommits } from './failing-commits.ts'
import { printTable } from './print-table.ts'
import { testNodes, testServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const slow = 600_000
const failingFiles = new URL('./failing-files.mjs', import.meta.url).href

let folder: string
/** What fails, how many were tried, and how many of these ended well or with the words that are due. */
const rows: (readonly (string | number)[])[] = []
const servers: TestServer[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-full-'))
  process.env['REELGRAPH_TEST_WISH'] = join(folder, 'wish.json')
  writeFileSync(join(folder, 'wish.json'), '{}')
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.end()))
})
afterAll(() => {
  printTable('full disk, write by write', ['what fails', 'tried', 'ended well', 'said so'], rows)
  rmSync(folder, { recursive: true, force: true })
})

/** A server over a data folder with the tiny model; the disk of its worker fails as the plan in the folder says. */
async function serve(data: string): Promise<TestServer> {
  const dataRoot = join(folder, data)
  cpSync(join(goldenFolder, 'tiny-picturebook'), join(dataRoot, 'models', 'tiny-picturebook'), {
    recursive: true,
  })
  process.env['REELGRAPH_TEST_DISK'] = planOf(data)
  writeFileSync(planOf(data), '0')
  const server = await testServer({
    dataRoot,
    declarations: [...declarations, ...testDeclarations],
    device: { device: 'cpu', threads: 1 },
    worker: { extraNodes: testNodes, nodeArguments: ['--import', failingFiles], checkpointShare: 1e9 },
  })
  servers.push(server)
  // What fails is a step of a run, not of the worker's start.
  while (server.context.supervisor.state !== 'idle') await wait(20)
  return server
}

function planOf(data: string): string {
  return join(folder, data, 'disk.plan')
}

async function ask<T>(server: TestServer, path: string, body?: object): Promise<{ status: number; body: T }> {
  const response = await fetch(`${server.url}${path}`, {
    ...(body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  return { status: response.status, body: (await response.json()) as T }
}

async function ended(server: TestServer, id: string): Promise<ApiRun> {
  for (;;) {
    const { body } = await ask<ApiRun>(server, `/api/runs/${id}`)
    if (body.status !== 'queued' && body.status !== 'running') return body
    await wait(20)
  }
}

async function post(server: TestServer, path: string, body: object): Promise<string> {
  const { status, body: said } = await ask<{ id: string }>(server, path, body)
  expect({ status, said }).toMatchObject({ status: 202 })
  return said.id
}

/** What must hold of a data folder, whatever happened to it: each file is what its name says, each run what it is said to be. */
function checkFolder(root: string, acknowledged: readonly string[]): void {
  const files = new Map<string, string>()
  const outputs = join(root, 'outputs')
  const parts = existsSync(outputs) ? readdirSync(outputs) : []
  for (const part of parts.filter((name) => name.length === 2)) {
    for (const name of readdirSync(join(outputs, part))) {
      const found = createHash('sha256')
        .update(readFileSync(join(outputs, part, name)))
        .digest('hex')
      expect(`${found}.bin`).toBe(name)
      files.set(found, name)
    }
  }
  const store = openStore(root)
  try {
    expect(
      store.runs
        .list({ limit: 1000 })
        .runs.map(({ id }) => id)
        .sort(),
    ).toEqual([...acknowledged].sort())
    for (const id of acknowledged) {
      const { status, lastSeq } = store.runs.read(id)!
      const events = store.events.after(id, 0, 10_000)
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq }, (_, at) => at + 1))
      expect([events[0]?.type, events.at(-1)?.type]).toEqual(['run.queued', `run.${status}`])
      const outputs = store.outputs.ofRun(id)
      expect(outputs).toHaveLength(status === 'done' ? 1 : 0)
      for (const { sha256 } of outputs) expect(files.has(sha256)).toBe(true)
    }
  } finally {
    store.close()
  }
}

test(
  'whichever step of its files fails under a run, it finishes or says that the disk is full, and a retry makes the same bytes',
  async () => {
    const [reference, server] = [await serve('reference'), await serve('files')]
    const plan = planOf('files')
    const acknowledged: string[] = []
    let failures = 0
    for (let nth = 1; ; nth++) {
      rmSync(`${plan}.failed`, { force: true })
      writeFileSync(plan, String(nth))
      const workflow = tinyVideo(nth, 2)
      let run = await ended(server, await post(server, '/api/runs', { workflow }))
      const failed = existsSync(`${plan}.failed`) && readFileSync(`${plan}.failed`, 'utf8')
      writeFileSync(plan, '0')
      acknowledged.push(run.id)
      if (run.status !== 'done') {
        failures++
        expect({ failed, ...run }).toMatchObject({ status: 'failed', error: { code: 'output.disk-full' } })
        run = await ended(server, await post(server, `/api/runs/${run.id}/retry`, {}))
        acknowledged.push(run.id)
      }
      const whole = await ended(reference, await post(reference, '/api/runs', { workflow }))
      expect({ failed, shas: run.outputs.map(({ sha256 }) => sha256) }).toEqual({
        failed,
        shas: whole.outputs.map(({ sha256 }) => sha256),
      })
      if (!failed) break
    }
    const tried = acknowledged.length - failures - 1
    rows.push(['a step of the files of a run', tried, tried - failures, failures])
    expect(failures).toBeGreaterThan(5)
    await server.stop()
    checkFolder(server.dataRoot, acknowledged)
  },
  slow,
)

/** A file of zeros: nothing is sampled. */
function zeros(frames: number): WorkflowDocument {
  const { nodes, edges, ...rest } = tinyVideo(1)
  const { model, clip, keep } = nodes
  return {
    ...rest,
    nodes: { model: model!, clip: { ...clip!, params: { ...clip!.params, frames } }, keep: keep! },
    edges: {
      'clip-model': edges['clip-model']!,
      'keep-clip': { from: ['clip', 'clip'], to: ['keep', 'clip'] },
    },
  }
}

test(
  'whichever write to the database fails, a request is refused and leaves nothing, or its run finishes',
  async () => {
    const server = await serve('commits')
    const commits = new FailingCommits()
    const acknowledged: string[] = []
    let [commitsTried, refused] = [0, 0]
    try {
      for (let nth = 1; ; nth++) {
        commits.fail(nth)
        const { status, body } = await ask<{ id: string; code: string }>(server, '/api/runs', {
          workflow: zeros(4 * nth),
        })
        if (status === 202) {
          acknowledged.push(body.id)
          expect(await ended(server, body.id)).toMatchObject({ status: 'done' })
        } else {
          refused++
          expect([status, body.code]).toEqual([507, 'store.full'])
          expect(JSON.stringify(body)).not.toContain(server.dataRoot)
        }
        const happened = commits.happened
        commits.free()
        if (!happened) break
        commitsTried++
      }
      expect(acknowledged.length).toBeGreaterThan(5)
      rows.push(['a write to the database', commitsTried, commitsTried - refused, refused])

      // A disk that stays full holds up runs, not answers, and loses nothing.
      commits.fail(3, true)
      const id = await post(server, '/api/runs', { workflow: zeros(400) })
      acknowledged.push(id)
      while (!commits.happened) await wait(20)
      expect((await ask(server, '/api/health')).status).toBe(200)
      expect(await ask(server, '/api/runs', { workflow: zeros(404) })).toMatchObject({
        status: 507,
        body: { code: 'store.full' },
      })
      commits.free()
      expect(await ended(server, id)).toMatchObject({ status: 'done' })
    } finally {
      commits.restore()
    }
    rows.push(['every write while a run waits', 1, 1, 0])
    await server.stop()
    checkFolder(server.dataRoot, acknowledged)
  },
  slow,
)

test(
  'a run is cancelled though its disk is full, and is cancelled on disk once there is room',
  async () => {
    writeFileSync(join(folder, 'wish.json'), JSON.stringify({ stepMs: 60_000 }))
    const server = await serve('cancel')
    const { store, dispatcher } = server.context
    const commits = new FailingCommits()
    const acknowledged: string[] = []
    try {
      for (const seed of [1, 2]) {
        const id = await post(server, '/api/runs', { workflow: tinyVideo(seed) })
        acknowledged.push(id)
        const sampling = (): boolean =>
          store.events.after(id, 0, 1000).some((event) => 'node' in event && event.node === 'sampler')
        while (!sampling()) await wait(20)
        commits.fail(1, true)
        const { status, body } = await ask<{ status: string }>(server, `/api/runs/${id}/cancel`, {})
        // Nothing can be written, and the run is not made further.
        expect([status, body.status]).toEqual([202, 'running'])
        while (server.context.supervisor.state === 'busy') await wait(20)
        expect(store.runs.read(id)).toMatchObject({ status: 'running' })
        expect(store.runs.read(id)!.cancelAskedAt).toBeUndefined()
        expect(dispatcher.active?.id).toBe(id)
        commits.free()
        expect(await ended(server, id)).toMatchObject({ status: 'cancelled', outputs: [] })
      }
    } finally {
      commits.restore()
      writeFileSync(join(folder, 'wish.json'), '{}')
    }
    rows.push(['every write while a run is cancelled', 2, 2, 0])
    await server.stop()
    checkFolder(server.dataRoot, acknowledged)
  },
  slow,
)
