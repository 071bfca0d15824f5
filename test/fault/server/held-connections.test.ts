import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ access: { token: 'a-long-secret' } })
})
afterAll(() => server.end())

/** What is answered until the server ends the connection; whoever asks never ends its body. */
function held(head: string): Promise<string> {
  const { port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(`${head}\r\nhost: localhost\r\ncontent-length: 1000000000000\r\n\r\n`)
  const trickle = setInterval(() => socket.write('x'), 20)
  return new Promise((resolve) => {
    let said = ''
    socket.on('data', (chunk) => (said += chunk.toString()))
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(trickle)
      resolve(said)
    })
  })
}

it.each([
  ['POST /sockets/truth/?EIO=4&transport=polling', 400],
  ['GET /sockets/preview/?EIO=4&transport=polling', 403],
  ['GET /', 401],
  ['GET /api/health', 200],
  ['GET /nothing', 404],
  ['POST /api/uploads', 401],
])(
  '%s is answered, and the connection of a body without an end is not kept',
  { timeout: 60_000 },
  async (head, status) => {
    expect(await held(`${head} HTTP/1.1`)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  },
)
