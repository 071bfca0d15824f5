import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

interface Hostile {
  readonly name: string
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly status: number
  readonly code: string
}

const json = { 'content-type': 'application/json' }
const deep = `{"workflow":${'['.repeat(5000)}${']'.repeat(5000)}}`
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const html = '<!doctype html><script>alert(1)</script>'
const workflow = (nodes: object, edges: object = {}): string =>
  JSON.stringify({ workflow: { format: 'reelgraph', version: 1, id: 'w', nodes, edges } })

/** What is tried, and how it is refused. */
const table: readonly Hostile[] = [
  {
    name: 'rebinding host',
    path: '/api/runs',
    headers: { host: 'evil.example' },
    status: 421,
    code: 'access.unknown-host',
  },
  {
    name: 'host with a user',
    path: '/api/runs',
    headers: { host: 'localhost@evil.example' },
    status: 400,
    code: 'request.malformed',
  },
  {
    name: 'foreign origin',
    method: 'POST',
    path: '/api/runs',
    headers: { ...json, origin: 'http://evil.example' },
    body: '{}',
    status: 403,
    code: 'access.foreign-origin',
  },
  {
    name: 'null origin',
    method: 'POST',
    path: '/api/runs',
    headers: { ...json, origin: 'null' },
    body: '{}',
    status: 403,
    code: 'access.foreign-origin',
  },
  {
    name: 'foreign origin without a body',
    method: 'POST',
    path: '/api/queue/pause',
    headers: { origin: 'http://localhost:1' },
    status: 403,
    code: 'access.foreign-origin',
  },
  {
    name: 'not JSON',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: '{"workflow":',
    status: 400,
    code: 'request.not-json',
  },
  {
    name: 'deep JSON',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: deep,
    status: 400,
    code: 'file.too-deep',
  },
  {
    name: 'oversize JSON',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: `{"workflow":{"x":"${'x'.repeat(300_000)}"}}`,
    status: 413,
    code: 'request.too-large',
  },
  {
    name: 'text instead of JSON',
    method: 'POST',
    path: '/api/runs',
    headers: { 'content-type': 'text/plain' },
    body: workflow({}),
    status: 415,
    code: 'request.type',
  },
  {
    name: 'neither workflow nor id',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: '{}',
    status: 400,
    code: 'request.invalid',
  },
  {
    name: 'a field nobody knows',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: '{"workflowId":"a","path":"/etc/passwd"}',
    status: 400,
    code: 'request.invalid',
  },
  {
    name: 'forged workflow id',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: '{"workflowId":"../../etc/passwd"}',
    status: 404,
    code: 'workflow.unknown',
  },
  {
    name: 'a place in the queue that is two',
    method: 'PATCH',
    path: '/api/runs/r_forged/place',
    headers: json,
    body: '{"first":true,"before":null}',
    status: 400,
    code: 'request.invalid',
  },
  {
    name: 'a place in the queue that is none',
    method: 'PATCH',
    path: '/api/runs/r_forged/place',
    headers: json,
    body: '{}',
    status: 400,
    code: 'request.invalid',
  },
  { name: 'forged run id', path: '/api/runs/r_forged', status: 404, code: 'run.unknown' },
  {
    name: 'forged run id to cancel',
    method: 'POST',
    path: '/api/runs/r_forged/cancel',
    status: 404,
    code: 'run.unknown',
  },
  {
    name: 'SQL in an id',
    path: `/api/runs/${encodeURIComponent("x' OR '1'='1")}`,
    status: 404,
    code: 'run.unknown',
  },
  { name: 'forged output id', path: '/api/outputs/o_forged', status: 404, code: 'output.unknown' },
  {
    name: 'traversal in an output id',
    path: '/api/outputs/..%2f..%2freelgraph.db',
    status: 404,
    code: 'output.unknown',
  },
  { name: 'traversal in a path', path: '/api/../../../etc/passwd', status: 404, code: 'route.unknown' },
  {
    name: 'traversal in a step',
    path: '/api/runs/..%2f..%2fx/nodes/..%2f..%2fy/steps/1',
    status: 404,
    code: 'step.unknown',
  },
  {
    name: 'traversal in an upload name',
    method: 'POST',
    path: '/api/uploads?name=..%2F..%2Fevil.png',
    body: svg,
    status: 415,
    code: 'upload.type',
  },
  {
    name: 'SVG upload',
    method: 'POST',
    path: '/api/uploads?name=a.png',
    headers: { 'content-type': 'image/png' },
    body: svg,
    status: 415,
    code: 'upload.type',
  },
  {
    name: 'HTML upload',
    method: 'POST',
    path: '/api/uploads?name=a.mp4',
    headers: { 'content-type': 'video/mp4' },
    body: html,
    status: 415,
    code: 'upload.type',
  },
  {
    name: 'a picture that is none',
    method: 'POST',
    path: '/api/uploads?name=a.png',
    body: `\x89PNG\r\n\x1a\n${html}`,
    status: 415,
    code: 'upload.unreadable',
  },
  {
    name: 'an empty upload',
    method: 'POST',
    path: '/api/uploads?name=a.png',
    body: '',
    status: 400,
    code: 'upload.empty',
  },
  {
    name: 'an oversize upload',
    method: 'POST',
    path: '/api/uploads?name=a.png',
    body: new Uint8Array(2_000_000),
    status: 413,
    code: 'upload.too-large',
  },
  { name: 'paging beyond the limit', path: '/api/runs?limit=100000', status: 400, code: 'request.invalid' },
  {
    name: 'a workflow that makes nothing',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: workflow({}),
    status: 422,
    code: 'workflow.nothing-to-make',
  },
  {
    name: 'a node nobody knows',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: workflow(
      {
        a: { type: 'shell/exec', version: 1, params: { command: 'id' } },
        save: { type: 'media/save-video', version: 1, params: {} },
      },
      { e: { from: ['a', 'video'], to: ['save', 'video'] } },
    ),
    status: 422,
    code: 'workflow.problems',
  },
  {
    name: 'a prototype as a name',
    method: 'POST',
    path: '/api/runs',
    headers: json,
    body: '{"workflow":{"__proto__":{"x":1},"format":"reelgraph"}}',
    status: 422,
    code: 'workflow.problems',
  },
  { name: 'an unknown route', path: '/api/admin', status: 404, code: 'route.unknown' },
  { name: 'an unknown method', method: 'DELETE', path: '/api/runs', status: 404, code: 'route.unknown' },
]

let server: TestServer
beforeAll(async () => {
  server = await testServer({ limits: { jsonBytes: 200_000, uploadBytes: 1_000_000 } })
})
afterAll(() => server.end())

/** A request whose path and headers leave as they are written; fetch would tidy both. */
function raw({
  method = 'GET',
  path,
  headers = {},
  body,
}: Hostile): Promise<{ status: number; type: string; text: string }> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    // A connection of its own: one that was refused half-way is not used again.
    const outgoing = request(
      { hostname, port, path, method, headers: { ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(typeof body === 'string' ? Buffer.from(body, 'latin1') : body)
  })
}

describe('hostile requests', () => {
  it.each(table)('$name: $status $code', async (hostile) => {
    const { status, type, text } = await raw(hostile)
    expect({ status, type, code: (JSON.parse(text) as { code: string }).code }).toEqual({
      status: hostile.status,
      type: 'application/problem+json',
      code: hostile.code,
    })
    // No place on this machine leaks into an answer.
    expect(text).not.toContain(server.dataRoot)
  })

  it('leave nothing behind', async () => {
    const { runs } = server.context.store.runs.list({ limit: 10 })
    expect(runs).toEqual([])
    expect(await readdir(join(server.dataRoot, 'assets')).catch(() => [])).toEqual([])
    expect(server.errors).toEqual([])
  })

  it.each(['null', 'http://evil.example', 'http://localhost:1'])(
    'a socket from the origin %s is refused',
    async (origin) => {
      for (const path of ['/sockets/truth', '/sockets/preview']) {
        for (const transports of [['websocket'], ['polling']]) {
          const socket = io(server.url, { path, transports, reconnection: false, extraHeaders: { origin } })
          const outcome = await new Promise((resolve) => {
            socket.on('connect', () => resolve('connected'))
            socket.on('connect_error', () => resolve('refused'))
          })
          socket.disconnect()
          expect(outcome, `${path} ${transports[0]}`).toBe('refused')
        }
      }
    },
  )
})

describe('a server with a token', () => {
  let closed: TestServer
  beforeAll(async () => {
    closed = await testServer({ access: { token: 'a-long-secret' } })
  })
  afterAll(() => closed.end())

  it('answers nobody without it, health aside', async () => {
    const status = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
      (await fetch(`${closed.url}${path}`, { headers, redirect: 'manual' })).status
    expect(await status('/api/runs')).toBe(401)
    expect(await status('/api/openapi.json')).toBe(401)
    expect(await status('/')).toBe(401)
    expect(await status('/?token=wrong')).toBe(401)
    expect(await status('/api/health')).toBe(200)
    expect(await status('/api/runs', { authorization: 'Bearer a-long-secret' })).toBe(200)
  })

  it('gives browsers a cookie that scripts cannot read, and takes the token out of the address', async () => {
    const response = await fetch(`${closed.url}/?token=a-long-secret`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    const again = await fetch(`${closed.url}/api/runs`, { headers: { cookie: cookie.split(';')[0]! } })
    expect(again.status).toBe(200)
  })

  it('opens no socket without it', async () => {
    const connect = (extraHeaders: Record<string, string>): Promise<string> => {
      const socket = io(closed.url, {
        path: '/sockets/truth',
        transports: ['websocket'],
        reconnection: false,
        extraHeaders,
      })
      return new Promise((resolve) => {
        socket.on('connect', () => resolve('connected'))
        socket.on('connect_error', () => resolve('refused'))
      }).then((outcome) => {
        socket.disconnect()
        return outcome as string
      })
    }
    expect(await connect({})).toBe('refused')
    expect(await connect({ authorization: 'Bearer a-long-secret' })).toBe('connected')
  })
})
