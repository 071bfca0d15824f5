import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { closerOf } from '../../../engine/server/close-http.ts'

it('waits for nobody who has a socket and says nothing', async () => {
  const http = createServer((_, response) => response.end('whole'))
  const close = closerOf(http)
  // What socket.io does, and then nothing more: it would wait for the other end to say goodbye.
  http.on('upgrade', (_, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  const silent = connect(port, '127.0.0.1')
  silent.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
  await once(silent, 'data')
  silent.on('error', () => {})
  const gone = once(silent, 'close')
  await close()
  await gone
  expect(http.listening).toBe(false)
  // Once more, or before it ever listened, there is nothing to wait for.
  await close()
  await closerOf(createServer())()
})
