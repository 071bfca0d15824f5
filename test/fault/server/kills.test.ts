import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RunEvent } from '../../../engine/run/index.ts'
import { tsxArguments } from '../../../engine/worker/tsx-loader.ts'
import { ServeProcess } from '../../e2e/serve-process.ts'
import { goldenFolder } from '../../unit/models/tiny-bundle.ts'
import type { Wish } from '../worker/test-nodes.ts'
import { tinyVideo } from '../worker/worker-bed.ts'
import { numbersFrom } from '../store/steps.ts'
import { faultsOf } from './faults-of.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126)
const kills = Number(process.env['FAULT_KILLS'] ?? 4)
process.stdout.write(`server kills: seed ${seed}, ${kills} kills\n`)

const slow = 300_000
const steps = 4
const stepMs = 40
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

let folder: string
let wishPath: string
const servers: ServeProcess[] = []

/** What uninterrupted runs make, by their sampler's seed: in a data folder of their own, where nothing is found again. */
const whole = new Map<number, string>()
/** How long the first of them took from its request to its end, the start of the worker with it. */
let spanMs: number

async function serve(data: string): Promise<ServeProcess> {
  const root = join(folder, data)
  mkdirSync(join(root, 'models'), { recursive: true })
  cpSync(join(goldenFolder, 'tiny-picturebook'), join(root, 'models', 'tiny-picturebook'), {
    recursive: true,
  })
  const checkpoints = JSON.stringify({ checkpointShare: 1e9 })
  const server = await ServeProcess.start(root, { REELGRAPH_TEST_WISH: wishPath }, [
    ...tsxArguments(),
    'test/fault/server/tiny-server.ts',
    checkpoints,
  ])
  servers.push(server)
  return server
}

function wish(wished: Wish): void {
  rmSync(`${wishPath}.killed`, { force: true })
  writeFileSync(wishPath, JSON.stringify(wished))
  writeFileSync(`${wishPath}.steps`, '')
}

async function post(server: ServeProcess, samplerSeed: number): Promise<string> {
  const workflow = tinyVideo(samplerSeed, steps)
  const { status, body } = await server.json<{ id: string }>('/api/runs', { workflow })
  expect({ status, body }).toMatchObject({ status: 202 })
  return body.id
}

const killedWorker = range(1, steps).map((step) => ({ step, samplerSeed: step }))
const killedServer = range(101, 100 + kills)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-kills-'))
  wishPath = join(folder, 'wish.json')
  wish({ stepMs })
  const server = await serve('whole')
  for (const samplerSeed of [...killedWorker.map((one) => one.samplerSeed), ...killedServer]) {
    const startedAt = performance.now()
    const { outputs } = await server.ended(await post(server, samplerSeed))
    spanMs ??= performance.now() - startedAt
    whole.set(samplerSeed, outputs[0]!.sha256)
  }
  await server.end('SIGKILL')
  expect(new Set(whole.values()).size).toBe(whole.size)
}, slow)
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.end('SIGKILL')))
})
afterAll(async () => {
  // The last worker ends soon after its server, and may leave a file until then.
  await wait(1000)
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

test(
  'whichever step the worker is killed at, the run goes on from there to the very same bytes',
  async () => {
    const server = await serve('worker')
    for (const { step, samplerSeed } of killedWorker) {
      wish({ killAt: step, stepMs })
      const id = await post(server, samplerSeed)
      expect({ step, faults: await faultsOf(server, id, whole.get(samplerSeed)!) }).toEqual({
        step,
        faults: [],
      })
      const { body } = await server.json<{ events: RunEvent[] }>(`/api/runs/${id}/events`)
      expect(body.events.filter(({ type }) => type === 'run.resumed')).toHaveLength(1)
      // The step that was being made is made again, and none before it.
      const sampled = readFileSync(`${wishPath}.steps`, 'utf8').trim().split('\n').map(Number)
      expect(sampled).toEqual([...range(1, step), ...range(step, steps)])
    }
    const { body } = await server.json<{ outputs: unknown[] }>('/api/outputs')
    expect(body.outputs).toHaveLength(steps)
  },
  slow,
)

test(
  'whenever the server is killed, every run that it acknowledged finishes with the very same bytes, once',
  async () => {
    wish({ stepMs })
    const random = numbersFrom(seed)
    const acknowledged = new Map<string, number>()
    for (const samplerSeed of killedServer) {
      const server = await serve('server')
      acknowledged.set(await post(server, samplerSeed), samplerSeed)
      await wait(random() * spanMs)
      await server.end('SIGKILL')
    }
    const server = await serve('server')
    for (const [id, samplerSeed] of acknowledged) {
      expect(await faultsOf(server, id, whole.get(samplerSeed)!)).toEqual([])
    }
    const { body } = await server.json<{ outputs: { run: string }[] }>('/api/outputs')
    expect(body.outputs.map(({ run }) => run).sort()).toEqual([...acknowledged.keys()].sort())
  },
  slow,
)
