import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileRequests } from './hostile-requests.ts'
import type { Hostile } from './hostile-requests.ts'
import { printTable } from './print-table.ts'
import { testServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

let server: TestServer
/** How many hostile requests got each status, and under how many codes. */
const told = new Map<number, string[]>()
beforeAll(async () => {
  server = await testServer({
    limits: { jsonBytes: 5_000_000, uploadBytes: 1_000_000, modelBytes: 1_000_000 },
  })
})
afterAll(async () => {
  const rows = [...told]
    .sort(([a], [b]) => a - b)
    .map(([status, codes]) => [status, codes.length, new Set(codes).size])
  printTable('hostile requests, each refused in words', ['status', 'requests', 'codes'], rows)
  await server.end()
})

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
  it.each(hostileRequests)('$name: $status $code', async (hostile) => {
    const { status, type, text } = await raw(hostile)
    expect({ status, type, code: (JSON.parse(text) as { code: string }).code }).toEqual({
      status: hostile.status,
      type: 'application/problem+json',
      code: hostile.code,
    })
    told.set(status, [...(told.get(status) ?? []), hostile.code])
    // No place on this machine leaks into an answer.
    expect(text).not.toContain(server.dataRoot)
  })

  it('that trickle in are cut off in words', async () => {
    const slow = await testServer({ limits: { requestMs: 600 } })
    try {
      for (const [head, path] of [
        [{ 'content-type': 'application/json' }, '/api/runs'],
        [{}, '/api/uploads'],
        [{}, '/api/workflows/in-file'],
      ] as const) {
        const { hostname, port } = new URL(slow.url)
        const options = { hostname, port, path, method: 'POST', agent: false }
        const said = await new Promise<{ status: number; text: string }>((resolve, reject) => {
          const outgoing = request(
            { ...options, headers: { ...head, 'content-length': 1000 } },
            (response) => {
              let text = ''
              response.on('data', (chunk: Buffer) => (text += chunk.toString()))
              response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
            },
          )
          const trickle = setInterval(() => outgoing.write('{'), 100)
          outgoing.on('close', () => clearInterval(trickle))
          outgoing.on('error', reject)
        })
        expect(JSON.parse(said.text), path).toMatchObject({ status: 408, code: 'request.too-slow' })
        expect(said.status).toBe(408)
      }
      expect((await fetch(`${slow.url}/api/health`)).status).toBe(200)
      expect(slow.errors).toEqual([])
    } finally {
      await slow.end()
    }
  })

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'request.malformed'],
    [
      'a head that has no end',
      `GET / HTTP/1.1\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`,
      431,
      'request.head-too-large',
    ],
    [
      'two lengths',
      'POST /api/runs HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'request.malformed',
    ],
  ])('that are %s are refused in words', async (_, bytes, status, code) => {
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.end(bytes)
    const text = await new Promise<string>((resolve) => {
      let said = ''
      socket.on('data', (chunk) => (said += chunk.toString()))
      socket.on('error', () => {})
      socket.on('close', () => resolve(said))
    })
    const [head = '', body = ''] = text.split('\r\n\r\n')
    expect(head).toContain(`HTTP/1.1 ${status} `)
    expect(JSON.parse(body)).toMatchObject({ status, code })
  })

  it('leave nothing behind', async () => {
    const { runs } = server.context.store.runs.list({ limit: 10 })
    expect(runs).toEqual([])
    expect(server.context.store.workflows.list({ limit: 10 }).workflows).toEqual([])
    expect(server.context.downloads.list()).toEqual([])
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

describe('every route that there is', () => {
  interface Route {
    readonly method: string
    readonly path: string
  }
  const routes = async (): Promise<Route[]> => {
    const response = await fetch(`${server.url}/api/openapi.json`)
    const { paths } = (await response.json()) as { paths: Record<string, object> }
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({
        method: method.toUpperCase(),
        path: path.replace(/\{(revision|step)\}/g, '1').replace(/\{\w+\}/g, 'forged'),
      })),
    )
  }

  it('refuses other hosts, other origins where it changes something, and who has no token', async () => {
    const all = await routes()
    expect(all.length).toBeGreaterThan(40)
    const closed = await testServer({ access: { token: 'a-long-secret' } })
    try {
      for (const { method, path } of all) {
        const name = `${method} ${path}`
        const asked = { name, method, path, status: 0, code: '' }
        const rebound = await raw({ ...asked, headers: { host: 'evil.example' } })
        expect([name, rebound.status]).toEqual([name, 421])
        for (const origin of method === 'GET' ? [] : ['null', 'http://evil.example'])
          expect([name, (await raw({ ...asked, headers: { origin } })).status]).toEqual([name, 403])
        const { status } = await fetch(`${closed.url}${path}`, { method })
        expect([name, status]).toEqual([name, path === '/api/health' ? 200 : 401])
      }
    } finally {
      await closed.end()
    }
  })

  it('answers bytes that nobody can take for a page', async () => {
    for (const { path } of (await routes()).filter(({ method }) => method === 'GET')) {
      const { headers } = await fetch(`${server.url}${path}`)
      expect([path, headers.get('content-type')]).not.toEqual([path, expect.stringContaining('html')])
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
      expect([path, headers.get('content-security-policy')]).toEqual([
        path,
        expect.stringMatching(/^(sandbox; )?default-src 'none'/),
      ])
    }
  })
})

it('whoever asks too often is told when to come back', async () => {
  const busy = await testServer({ rate: { burst: 5, perSecond: 0.25 } })
  try {
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await fetch(`${busy.url}/api/health`)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200])
    const refused = await fetch(`${busy.url}/api/queue/pause`, { method: 'POST' })
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'application/problem+json'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ code: 'access.too-many' })
    expect(busy.context.store.queue.paused).toBe(false)
  } finally {
    await busy.end()
  }
})

it('whoever loads pages or opens sockets too often is refused too', async () => {
  const busy = await testServer({ rate: { burst: 5, perSecond: 0.25 } })
  try {
    for (const path of ['/', '/sockets/truth/?EIO=4&transport=polling']) {
      const refused: boolean[] = []
      for (let i = 0; i < 6; i++)
        refused.push((await (await fetch(`${busy.url}${path}`)).text()).includes('access.too-many'))
      expect([path, refused]).toEqual([path, [false, false, false, false, false, true]])
    }
  } finally {
    await busy.end()
  }
})

it('a socket that floods the server is let go, and nobody else notices', async () => {
  const open = (): Socket =>
    io(server.url, { path: '/sockets/truth', transports: ['websocket'], forceNew: true, reconnection: false })
  const [flood, other] = [open(), open()]
  try {
    await Promise.all(
      [flood, other].map((socket) => new Promise((resolve) => socket.on('connect', () => resolve(0)))),
    )
    const gone = new Promise((resolve) => flood.on('disconnect', resolve))
    for (let i = 0; i < 5000; i++) flood.emit('join', { run: 'r_forged', after: 0 })
    expect(await gone).toMatch(/server|transport/)
    expect(await other.emitWithAck('join', { run: 'r_forged', after: 0 })).toMatchObject({
      ok: false,
      code: 'run.unknown',
    })
  } finally {
    flood.disconnect()
    other.disconnect()
  }
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
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
    const again = await fetch(`${closed.url}/api/runs`, { headers: { cookie: cookie.split(';')[0]! } })
    expect(again.status).toBe(200)
  })

  it.each(['a;b=c', 'péché €', 'a+b %2B', '100%', '"quoted", and \\'])(
    'takes the token %s of its owner, as it is typed, and knows it again',
    async (token) => {
      const own = await testServer({ access: { token } })
      try {
        // What browsers make of an address that somebody types, where a percent sign has to be written as one.
        const typed = new URL(`/?token=${token.replaceAll('%', '%25')}`, own.url)
        const response = await fetch(typed, { redirect: 'manual' })
        expect(response.status).toBe(303)
        const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0]!
        expect(cookie).toMatch(new RegExp(`^reelgraph_session_${new URL(own.url).port}=[\\w-]{43}$`))
        expect((await fetch(`${own.url}/api/runs`, { headers: { cookie } })).status).toBe(200)
      } finally {
        await own.end()
      }
    },
  )

  it('lets nobody guess the token: not of the API, nor of the page, nor of a socket', async () => {
    const guess: Readonly<Record<string, (token: string) => Promise<number>>> = {
      api: async (token) =>
        (await fetch(`${guarded.url}/api/runs`, { headers: { authorization: `Bearer ${token}` } })).status,
      page: async (token) => (await fetch(`${guarded.url}/?token=${token}`, { redirect: 'manual' })).status,
      socket: async (token) => {
        const headers = { authorization: `Bearer ${token}` }
        const query = 'EIO=4&transport=polling'
        const response = await fetch(`${guarded.url}/sockets/truth/?${query}`, { headers })
        return (await response.text()).includes('too-many-guesses') ? 429 : response.status
      },
    }
    let guarded = closed
    for (const [way, attempt] of Object.entries(guess)) {
      guarded = await testServer({ access: { token: 'a-long-secret' } })
      try {
        // The same again, as from a page that was left open, is one guess.
        for (let i = 0; i < 40; i++) expect([way, await attempt('old')]).not.toEqual([way, 429])
        const statuses: number[] = []
        for (let i = 0; i < 40; i++) statuses.push(await attempt(`guess-${i}`))
        expect([way, statuses.slice(0, 19).includes(429)]).toEqual([way, false])
        expect([way, statuses.at(-1)]).toEqual([way, 429])
        // The right one tells nothing now either, by whichever way it comes.
        for (const other of Object.values(guess)) expect(await other('a-long-secret')).toBe(429)
        expect((await fetch(`${guarded.url}/api/health`)).status).toBe(200)
      } finally {
        await guarded.end()
      }
    }
  })

  it('keeps a browser signed in while others guess, and over a new start, until the token is another', async () => {
    const dataRoot = await mkdtemp(join(tmpdir(), 'reelgraph-signed-in-'))
    const status = async (server: TestServer, cookie: string, path = '/api/runs'): Promise<number> =>
      (await fetch(`${server.url}${path}`, { headers: { cookie }, redirect: 'manual' })).status
    const name = ({ url }: TestServer): string => `reelgraph_session_${new URL(url).port}`
    try {
      const first = await testServer({ dataRoot, access: { token: 'a-long-secret' } })
      const response = await fetch(`${first.url}/?token=a-long-secret`, { redirect: 'manual' })
      const secret = /=([^;]+);/.exec(response.headers.get('set-cookie') ?? '')![1]!
      expect(secret).not.toContain('a-long-secret')
      const cookie = `${name(first)}=${secret}`
      for (let i = 0; i < 40; i++) await fetch(`${first.url}/?token=guess-${i}`, { redirect: 'manual' })
      expect((await fetch(`${first.url}/?token=a-long-secret`, { redirect: 'manual' })).status).toBe(429)
      const socket = '/sockets/truth/?EIO=4&transport=polling'
      for (const path of ['/', '/api/runs', socket])
        expect([path, await status(first, cookie, path)]).toEqual([path, 200])
      for (const other of [`${name(first)}=a-long-secret`, `${name(first)}=${secret.slice(1)}`])
        expect(await status(first, other)).toBe(401)
      await first.stop()
      for (const [token, expected] of [
        ['a-long-secret', 200],
        ['another', 401],
        ['a-long-secret', 401],
      ] as const) {
        const next = await testServer({ dataRoot, access: { token } })
        expect([token, await status(next, `${name(next)}=${secret}`)]).toEqual([token, expected])
        await next.stop()
      }
    } finally {
      await rm(dataRoot, { recursive: true, force: true })
    }
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
