import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunEvent } from '../../../engine/run/index.ts'
import type { ProblemBody } from '../../../engine/server/problem.ts'
import { testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'
import { tinyVideo } from '../../fault/worker/worker-bed.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ device: { device: 'cpu', threads: 1 } })
})
afterAll(() => server.end())

async function send<T>(method: string, path: string, body: unknown): Promise<{ status: number; body: T }> {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { status: response.status, body: (await response.json()) as T }
}

/** All that a refused request could have left. */
function left(): unknown {
  const { runs, workflows, uploads, queue } = server.context.store
  return [runs.list({ limit: 10 }), workflows.list({ limit: 10 }), uploads.list({ limit: 10 }), queue.size()]
}

it.each([
  ['POST', '/runs', { workflowId: 7 }, ['workflowId']],
  ['POST', '/runs', { workflowId: 'a', priority: 'high', stopAfter: 0 }, ['priority', 'stopAfter']],
  ['POST', '/runs', { workflowId: 'a', targets: [1, 'b'] }, ['targets.0']],
  ['POST', '/workflows', { workflow: {}, author: 5 }, ['author']],
  ['PUT', '/workflows/w', { workflow: {}, base: 0 }, ['base']],
  ['POST', '/models', { url: 'https://hub.example/a/b', sha256: 'short' }, ['sha256']],
  ['PATCH', '/outputs/o', { starred: 'yes' }, ['starred']],
] as const)('%s %s with %j names what is wrong, field by field', async (method, path, body, fields) => {
  const before = left()
  const { status, body: said } = await send<ProblemBody>(method, path, body)
  expect([status, said.code]).toEqual([400, 'request.invalid'])
  expect(said.fields?.map(({ field }) => field)).toEqual(fields)
  for (const { reason } of said.fields ?? []) expect(reason).toMatch(/\w+ \w+/)
  expect(left()).toEqual(before)
})

it('a body without anything in it names that as its fault', async () => {
  for (const [path, method] of [
    ['/runs', 'POST'],
    ['/workflows', 'POST'],
    ['/outputs/o', 'PATCH'],
  ] as const) {
    for (const headers of [{ 'content-type': 'application/json' }, {}] as HeadersInit[]) {
      const response = await fetch(`${server.url}/api${path}`, { method, headers, body: '' })
      const said = (await response.json()) as ProblemBody
      if (response.status === 415) continue
      expect([path, response.status, said.code]).toEqual([path, 400, 'request.invalid'])
      expect(said.fields?.length, path).toBeGreaterThan(0)
      for (const { field, reason } of said.fields ?? []) {
        expect(field).toMatch(/\w/)
        expect(reason).toMatch(/\w+ \w+/)
      }
    }
  }
  const response = await fetch(`${server.url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '',
  })
  expect(((await response.json()) as ProblemBody).fields).toEqual([
    { field: 'body', reason: 'It is empty. Send a JSON object.' },
  ])
})

it('what a run is to set and what is wrong with it are told at once', async () => {
  const workflow = tinyVideo(1)
  const inputs = {
    'schedule.steps': -1,
    'clip.width': 'abc',
    nope: 3,
    'sampler.model': 'x',
    'sampler.colour': 'red',
    'gone.seconds': 1,
  }
  const before = left()
  const { status, body } = await send<ProblemBody>('POST', '/runs', { workflow, inputs })
  expect([status, body.code]).toEqual([422, 'workflow.problems'])
  const told = body.problems!.map(({ code, node, port }) => `${code} ${node}.${port ?? ''}`)
  expect(told).toEqual(
    expect.arrayContaining([
      'set.unknown-input .',
      'set.not-a-setting sampler.model',
      'set.unknown-setting sampler.colour',
      'set.unknown-node gone.',
      'param.invalid schedule.steps',
      'param.invalid clip.width',
    ]),
  )
  expect(left()).toEqual(before)
})

it('a port has no value that a run could set, and a workflow that is not saved is no place of one', async () => {
  const workflow = decodedVideo()
  const before = left()
  const port = await send<ProblemBody>('POST', '/runs', { workflow, inputs: { 'sampler.model': 'x' } })
  expect([port.status, port.body.problems?.map(({ code }) => code)]).toEqual([422, ['set.not-a-setting']])
  const savedAs = { workflowId: 'w_gone', revision: 1 }
  const place = await send<ProblemBody>('POST', '/runs', { workflow, savedAs })
  expect([place.status, place.body.code]).toEqual([404, 'workflow.unknown'])
  expect(left()).toEqual(before)
})

it('a workflow that cannot run gets all of its problems, each with its place, and leaves nothing', async () => {
  const { nodes, edges, ...rest } = tinyVideo(1)
  const workflow = {
    ...rest,
    nodes: {
      ...nodes,
      keep: { type: 'media/save-video', version: 1, params: {} },
      decode: { type: 'codec/decoder', version: 1, params: {} },
      sampler: { ...nodes['sampler']!, params: { guidance: 'much', seed: -1 } },
      schedule: { ...nodes['schedule']!, params: { steps: 0 } },
    },
    edges: {
      ...Object.fromEntries(Object.entries(edges).filter(([id]) => !id.startsWith('keep'))),
      'decode-clip': { from: ['sampler', 'clip'], to: ['decode', 'clip'] },
      'keep-video': { from: ['decode', 'video'], to: ['keep', 'video'] },
    },
  }
  const before = left()
  const { status, body } = await send<ProblemBody>('POST', '/runs', { workflow, inputs: {} })
  expect([status, body.code]).toEqual([422, 'workflow.problems'])
  const places = body.problems!.map(({ node, port }) => `${node}.${port}`)
  expect(places).toEqual(
    expect.arrayContaining(['sampler.guidance', 'sampler.seed', 'schedule.steps', 'decode.model']),
  )
  for (const { code, message } of body.problems!) {
    expect(code).toMatch(/^[a-z]+\.[a-z-]+$/)
    expect(message).toMatch(/\.$/)
  }
  expect(left()).toEqual(before)
  // Whoever only asks is told the same.
  const asked = await send<{ problems: readonly object[] }>('POST', '/validate', { workflow })
  expect(asked.body.problems).toEqual(expect.arrayContaining([...body.problems!]))
})

it('a model that is not there is named, with what would bring it', async () => {
  const workflow = decodedVideo()
  const { status, body } = await send<{ id: string }>('POST', '/runs', { workflow })
  expect({ status, body }).toMatchObject({ status: 202 })
  const { store } = server.context
  for (;;) {
    const { status: now, error } = store.runs.read(body.id)!
    if (now === 'queued' || now === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    expect([now, error?.code]).toEqual(['failed', 'model.unknown'])
    expect(error!.message).toContain('tiny-picturebook')
    expect(`${error!.message} ${error!.advice ?? ''}`).toMatch(/models add|Add|Choose|install/)
    break
  }
  const failed = store.events.after(body.id, 0, 100).find(({ type }): boolean => type === 'node.failed') as
    | Extract<RunEvent, { type: 'node.failed' }>
    | undefined
  expect(failed?.node).toBe('model')
})

/** A workflow without a problem of its own, whose video is shown and not saved. */
function decodedVideo(): object {
  const { nodes, edges, ...rest } = tinyVideo(1)
  const show = { type: 'media/preview', version: 1, params: {} }
  const decode = { type: 'codec/decoder', version: 1, params: {} }
  const { keep: _, ...others } = nodes
  return {
    ...rest,
    nodes: { ...others, decode, show },
    edges: {
      ...Object.fromEntries(Object.entries(edges).filter(([id]) => !id.startsWith('keep'))),
      'decode-model': { from: ['model', 'model'], to: ['decode', 'model'] },
      'decode-clip': { from: ['sampler', 'clip'], to: ['decode', 'clip'] },
      'show-video': { from: ['decode', 'video'], to: ['show', 'video'] },
    },
  }
}
