import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { probeVideo, readWorkflow } from '../../engine/media/index.ts'
import type { RunEvent } from '../../engine/run/index.ts'
import type { PreviewHeader } from '../../engine/worker/index.ts'
import { ServeProcess } from './serve-process.ts'

const slow = 240_000

let folder: string
let workflow: unknown
const servers: ServeProcess[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-serve-'))
  workflow = JSON.parse(await readFile('workflows/text-to-video.reelgraph.json', 'utf8'))
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.end('SIGKILL')))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function serve(data: string): Promise<ServeProcess> {
  const server = await ServeProcess.start(join(folder, data))
  servers.push(server)
  return server
}

const inputs = { prompt: 'a fox runs to the right in a forest at night', seed: 11, steps: 6 }

async function post(server: ServeProcess, more: object = {}): Promise<string> {
  const { status, body } = await server.json<{ id: string }>('/api/runs', { workflow, inputs, ...more })
  expect({ status, body }).toMatchObject({ status: 202 })
  return body.id
}

/** The bytes of the video that a run without interruption makes. */
let whole: string

test(
  'a workflow becomes a video over HTTP, watched step by step, and its file comes back whole and in ranges',
  async () => {
    const server = await serve('plain')
    const previews: { bytes: number; pictures?: { width: number; height: number } }[] = []
    const preview = server.connect('preview')
    preview.on('preview', ({ run, seq, pictures }: PreviewHeader, bytes: Buffer) => {
      previews.push({ bytes: bytes.length, ...(pictures && { pictures }) })
      preview.emit('credit', { run, seq })
    })
    const events: RunEvent[] = []
    const truth = server.connect('truth')
    truth.on('events', (message: { events: RunEvent[] }) => events.push(...message.events))
    const id = await post(server)
    expect(await preview.emitWithAck('watch', { run: id })).toEqual({ ok: true })
    expect(await truth.emitWithAck('join', { run: id, after: 0 })).toMatchObject({ ok: true })

    const run = await server.ended(id)
    expect(run.error).toBeUndefined()
    expect(run.status).toBe('done')
    expect(run.outputs).toHaveLength(1)
    const [output] = run.outputs
    const response = await fetch(`${server.url}/api/outputs/${output!.id}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      output!.bytes,
      output!.sha256,
    ])
    const part = await fetch(`${server.url}/api/outputs/${output!.id}`, { headers: { range: 'bytes=4-7' } })
    expect([part.status, await part.text()]).toEqual([206, 'ftyp'])
    const file = join(folder, 'plain.mp4')
    await writeFile(file, bytes)
    expect(await probeVideo(file)).toMatchObject({ frames: 18, fps: 8 })
    expect((await readWorkflow(file))?.workflow).toMatchObject({ format: 'reelgraph' })
    whole = output!.sha256

    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
    expect([events[0]?.type, events[1]?.type, events.at(-1)?.type]).toEqual([
      'run.queued',
      'run.started',
      'run.done',
    ])
    const stored = await server.json<{ events: RunEvent[] }>(`/api/runs/${id}/events?after=3`)
    expect(stored.body.events).toEqual(events.slice(3))
    expect(previews.length).toBeGreaterThan(0)
    // All frames as latents, and after them the small pictures that the model drew of them.
    const latents = 24 * 9 * 8 * 8 * 2
    for (const { bytes, pictures } of previews) {
      expect(pictures).toBeDefined()
      expect(bytes).toBe(latents + 9 * pictures!.width * pictures!.height * 3)
    }

    const step = await fetch(`${server.url}/api/runs/${id}/nodes/sampler/steps/3`)
    expect([step.status, step.headers.get('x-shape')]).toEqual([200, '24,9,8,8'])
    expect((await step.arrayBuffer()).byteLength).toBe(previews[0]!.bytes)

    // The same again is found, not made.
    const again = await server.ended(await post(server))
    expect(again.outputs.map(({ sha256 }) => sha256)).toEqual([whole])
    const { body } = await server.json<{ events: RunEvent[] }>(`/api/runs/${again.id}/events`)
    expect(body.events.filter(({ type }) => type === 'node.started')).toEqual([])
    expect(await server.end()).toBe(0)
  },
  slow,
)

test(
  'what was stopped after some steps goes on to the very bytes of a run that was not',
  async () => {
    const server = await serve('stopped')
    const stopped = await server.ended(await post(server, { stopAfter: 3 }))
    expect(stopped.status).toBe('done')
    expect(stopped.outputs.map(({ sha256 }) => sha256)).not.toEqual([whole])
    const { body } = await server.json<{ id: string }>(`/api/runs/${stopped.id}/continue`, {})
    const finished = await server.ended(body.id)
    expect(finished.outputs.map(({ sha256 }) => sha256)).toEqual([whole])
    const { body: said } = await server.json<{ events: RunEvent[] }>(`/api/runs/${body.id}/events`)
    const steps = said.events.flatMap((event) =>
      event.type === 'node.progress' && event.node === 'sampler' ? [event.done] : [],
    )
    expect(Math.min(...steps)).toBeGreaterThan(3)
  },
  slow,
)

test(
  'a run outlives kill -9 of the server and ends in the same bytes; cancel stops one between steps',
  async () => {
    const first = await serve('killed')
    const id = await post(first)
    const waiting = await post(first, { inputs: { ...inputs, seed: 12 } })
    await first.when(
      id,
      (event) => event.type === 'node.progress' && event.node === 'sampler' && event.done >= 2,
    )
    await first.end('SIGKILL')

    const second = await serve('killed')
    const run = await second.ended(id)
    expect([run.status, run.outputs.map(({ sha256 }) => sha256)]).toEqual(['done', [whole]])
    const { body } = await second.json<{ events: RunEvent[] }>(`/api/runs/${id}/events`)
    expect(body.events.map(({ seq }) => seq)).toEqual(body.events.map((_, at) => at + 1))
    expect(body.events.filter(({ type }) => type === 'run.resumed')).toHaveLength(1)

    await second.when(waiting, ({ type }) => type === 'node.progress')
    expect((await second.json(`/api/runs/${waiting}/cancel`, {})).status).toBe(202)
    const cancelled = await second.ended(waiting)
    expect([cancelled.status, cancelled.outputs]).toEqual(['cancelled', []])
    expect((await second.json(`/api/runs/${waiting}/cancel`, {})).status).toBe(409)
    expect((await readdir(join(folder, 'killed'))).sort()).toContain('reelgraph.db')
  },
  slow,
)

test(
  'a stop in the middle of a run finishes the step and exits well; the next start makes only what is left',
  async () => {
    const first = await serve('stopped-well')
    const id = await post(first)
    const waiting = await post(first, { inputs: { ...inputs, seed: 13, steps: 2 } })
    await first.when(
      id,
      (event) => event.type === 'node.progress' && event.node === 'sampler' && event.done >= 2,
    )
    expect(await first.end('SIGTERM')).toBe(0)

    const second = await serve('stopped-well')
    const run = await second.ended(id)
    expect([run.status, run.outputs.map(({ sha256 }) => sha256)]).toEqual(['done', [whole]])
    const { body } = await second.json<{ events: RunEvent[] }>(`/api/runs/${id}/events`)
    const steps = body.events.flatMap((event) =>
      event.type === 'node.progress' && event.node === 'sampler' ? [event.done] : [],
    )
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
    expect(body.events.filter(({ type }) => type === 'run.resumed')).toHaveLength(1)
    expect((await second.ended(waiting)).status).toBe('done')
  },
  slow,
)

test('a server whose port is taken says so and is gone', async () => {
  const server = await serve('first')
  const { port } = new URL(server.url)
  const child = spawn(process.execPath, ['bin/reelgraph.js', 'serve', '--port', port], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, REELGRAPH_DATA: join(folder, 'second'), NO_COLOR: '1' },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve) => child.on('exit', resolve))
  expect([code, said]).toEqual([expect.any(Number), expect.stringContaining(`Port ${port} is taken.`)])
  expect(code).not.toBe(0)
}, 60_000)
