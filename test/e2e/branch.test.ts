import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import type { RunEvent } from '../../engine/run/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'
import { testNodes, testServer } from '../fault/server/test-server.ts'
import type { TestServer } from '../fault/server/test-server.ts'
import { declarations as testDeclarations } from '../fault/worker/test-nodes.ts'
import { tinyVideo } from '../fault/worker/worker-bed.ts'
import { copyOf } from '../unit/models/tiny-bundle.ts'
import type { ApiRun } from './serve-process.ts'

const slow = 240_000
const steps = 6
let server: TestServer
let dataRoot: string
let wishPath: string

async function start(): Promise<void> {
  server = await testServer({
    dataRoot,
    declarations: [...declarations, ...testDeclarations],
    device: { device: 'cpu', threads: 1 },
    worker: { extraNodes: testNodes },
  })
}

beforeAll(async () => {
  dataRoot = mkdtempSync(join(tmpdir(), 'reelgraph-branch-'))
  mkdirSync(join(dataRoot, 'models'))
  copyOf('tiny-picturebook', join(dataRoot, 'models'))
  wishPath = join(dataRoot, 'wish.json')
  writeFileSync(wishPath, '{}')
  process.env['REELGRAPH_TEST_WISH'] = wishPath
  await start()
}, slow)
afterAll(() => server.end())

async function ask<T>(path: string, body?: object): Promise<{ status: number; body: T }> {
  const response = await fetch(`${server.url}/api${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  return { status: response.status, body: (await response.json()) as T }
}

/** Queues something and resolves with the run, its latents and the steps that samplers made for it, once it has ended. */
async function made(path: string, body: object) {
  writeFileSync(`${wishPath}.steps`, '')
  const { status, body: answer } = await ask<{ id: string }>(path, body)
  expect({ status, answer }).toMatchObject({ status: 202 })
  for (;;) {
    const { body: run } = await ask<ApiRun & { workflow: WorkflowDocument; from?: object }>(
      `/runs/${answer.id}`,
    )
    if (run.status === 'queued' || run.status === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 100))
      continue
    }
    const { body: told } = await ask<{ events: RunEvent[] }>(`/runs/${run.id}/events`)
    const output = run.outputs[0]
    const file = output && (await fetch(`${server.url}/api/outputs/${output.id}`))
    const latents = new Float32Array(file ? await file.arrayBuffer() : new ArrayBuffer(0))
    const text = readFileSync(`${wishPath}.steps`, 'utf8').trim()
    const sampled = text === '' ? [] : text.split('\n').map(Number)
    return { ...run, events: told.events, sha256: output?.sha256, latents, sampled }
  }
}

const farthest = (a: Float32Array, b: Float32Array): number => {
  expect(a.length).toBe(b.length)
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)
}

let source: Awaited<ReturnType<typeof made>>
let branch: Awaited<ReturnType<typeof made>>

test(
  'a branch makes only the steps that are left: with nothing changed the same clip to within float16, else another',
  async () => {
    source = await made('/runs', { workflow: tinyVideo(7, steps) })
    expect([source.status, source.sampled]).toEqual(['done', [1, 2, 3, 4, 5, 6]])
    const other = await made('/runs', { workflow: tinyVideo(8, steps) })

    const same = await made(`/runs/${source.id}/branch`, { node: 'sampler', step: 3 })
    expect([same.status, same.sampled]).toEqual(['done', [4, 5, 6]])
    expect(same.from).toEqual({ run: source.id, kind: 'branch' })
    const rounding = farthest(same.latents, source.latents)
    expect(rounding).toBeLessThan(0.01)
    expect(rounding).toBeLessThan(farthest(other.latents, source.latents) / 50)

    branch = await made(`/runs/${source.id}/branch`, {
      node: 'sampler',
      step: 3,
      inputs: { 'prompt.words': 'a blue bird flies', 'sampler.guidance': 9 },
    })
    expect([branch.status, branch.sampled]).toEqual(['done', [4, 5, 6]])
    expect(farthest(branch.latents, source.latents)).toBeGreaterThan(2 * rounding)
    expect(branch.workflow.nodes['sampler']!.params).toMatchObject({ seed: 7, guidance: 9 })
    expect(branch.workflow.starts).toEqual({
      sampler: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: expect.any(Number) }],
    })
    // The source is what it was.
    const again = await made(`/runs/${source.id}/retry`, {})
    expect([again.sha256, again.sampled]).toEqual([source.sha256, []])
  },
  slow,
)

test(
  'a branch can be branched from, and one of the last step has nothing left to make',
  async () => {
    const further = await made(`/runs/${branch.id}/branch`, { node: 'sampler', step: 5 })
    expect(further.sampled).toEqual([6])
    expect(farthest(further.latents, branch.latents)).toBeLessThan(0.01)
    const last = await made(`/runs/${branch.id}/branch`, { node: 'sampler', step: steps })
    expect([last.status, last.sampled]).toEqual(['done', []])
    expect(farthest(last.latents, branch.latents)).toBeLessThan(0.01)
  },
  slow,
)

test(
  'what cannot be branched is refused in words, and nothing is queued',
  async () => {
    const before = (await ask<{ runs: unknown[] }>('/runs')).body.runs.length
    const refusals = [
      ['nothing', { node: 'sampler', step: 3 }, 404, 'run.unknown'],
      [source.id, { node: 'sampler', step: 99 }, 404, 'step.unknown'],
      [source.id, { node: 'gone', step: 3 }, 404, 'step.unknown'],
      [source.id, { node: 'sampler', step: 3, item: '1' }, 404, 'step.unknown'],
      [source.id, { node: 'sampler', step: 0 }, 400, 'request.invalid'],
      [source.id, { node: 'sampler', step: 3, item: '../x' }, 400, 'request.invalid'],
      [source.id, { node: 'sampler', step: 3, stopAfter: 1 }, 400, 'request.invalid'],
      [source.id, { node: 'sampler', step: 3, inputs: { nothing: 1 } }, 422, 'workflow.problems'],
      [
        source.id,
        { node: 'sampler', step: 3, inputs: { 'sampler.guidance': 'much' } },
        422,
        'workflow.problems',
      ],
    ] as const
    for (const [run, body, status, code] of refusals) {
      expect(await ask(`/runs/${run}/branch`, body)).toMatchObject({ status, body: { code } })
    }
    expect((await ask<{ runs: unknown[] }>('/runs')).body.runs).toHaveLength(before)
    const wide = await made(`/runs/${source.id}/branch`, {
      node: 'sampler',
      step: 3,
      inputs: { 'clip.width': 64 },
    })
    expect(wide).toMatchObject({ status: 'failed', error: { code: 'start.shape' } })
    expect(wide.error!.message).toMatch(/Set size and length as they were/)
  },
  slow,
)

test(
  'a finished clip goes further: noised again by Retake, it is denoised by another sampler',
  async () => {
    const workflow = tinyVideo(7, steps)
    const { sampler } = workflow.nodes
    const { edges } = workflow
    const refined = {
      ...workflow,
      nodes: {
        ...workflow.nodes,
        again: { type: 'clip/retake', version: 1, params: { from: 0, to: 3600, strength: 0.5 } },
        'sampler-2': { ...sampler!, params: { ...sampler!.params, seed: 1000 } },
      },
      edges: {
        ...Object.fromEntries(
          Object.entries(edges).map(([id, edge]) => [
            id,
            edge.from[0] === 'sampler' ? { ...edge, from: ['sampler-2', 'clip'] } : edge,
          ]),
        ),
        ...Object.fromEntries(
          Object.entries(edges).flatMap(([id, { from, to }]) =>
            to[0] === 'sampler' && to[1] !== 'clip' ? [[`${id}-2`, { from, to: ['sampler-2', to[1]] }]] : [],
          ),
        ),
        'to-again': { from: ['sampler', 'clip'], to: ['again', 'clip'] },
        'to-second': { from: ['again', 'clip'], to: ['sampler-2', 'clip'] },
      },
    }
    const further = await made('/runs', { workflow: refined })
    // The finished clip is found; of six even steps the three below the level are made.
    expect([further.status, further.sampled]).toEqual(['done', [4, 5, 6]])
    expect(further.events).toContainEqual(expect.objectContaining({ type: 'node.cached', node: 'sampler' }))
    expect(further.sha256).not.toBe(source.sha256)
  },
  slow,
)

test(
  'an accepted branch is made again, to the byte, long after the archive has dropped its step',
  async () => {
    await server.stop()
    for (const gone of ['steps', 'cache', 'checkpoints', 'outputs'])
      rmSync(join(dataRoot, gone), { recursive: true, force: true })
    await start()
    expect((await ask(`/runs/${source.id}/branch`, { node: 'sampler', step: 3 })).status).toBe(404)
    const again = await made(`/runs/${branch.id}/retry`, {})
    expect([again.sha256, again.sampled]).toEqual([branch.sha256, [4, 5, 6]])

    await server.stop()
    for (const gone of ['frozen', 'cache', 'outputs'])
      rmSync(join(dataRoot, gone), { recursive: true, force: true })
    await start()
    expect(await made(`/runs/${branch.id}/retry`, {})).toMatchObject({
      status: 'failed',
      error: { code: 'start.missing' },
    })
  },
  slow,
)
