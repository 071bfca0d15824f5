import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({
    editor: {
      development: false,
      owns: (path) => path === '/' || path.startsWith('/_next/static/'),
      // As Next does: it answers by itself, and leaves the body of an answer to HEAD out.
      answer: async (incoming, response) => {
        response.setHeader('content-type', 'text/html')
        response.setHeader('content-length', '6')
        response.end(incoming.method === 'HEAD' ? undefined : 'editor')
      },
      upgrade: () => false,
      close: async () => {},
    },
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(() => server.end())

/** What is answered on a connection that is used on, as that of a browser is. */
function ask(method: string, path: string): Promise<{ status?: number; length?: string; body: string }> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () =>
        resolve({ status: response.statusCode!, length: response.headers['content-length']!, body }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

it.each(['/', '/_next/static/a.js'])(
  'HEAD %s is answered as GET is, without its body and without a word in the log',
  async (path) => {
    const said = vi.spyOn(console, 'error')
    expect(await ask('HEAD', path)).toEqual({ status: 200, length: '6', body: '' })
    expect(await ask('GET', path)).toEqual({ status: 200, length: '6', body: 'editor' })
    expect(await ask('HEAD', '/nothing')).toMatchObject({ status: 404, body: '' })
    expect(said.mock.calls).toEqual([])
    expect(server.errors).toEqual([])
  },
)
