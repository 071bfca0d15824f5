import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { io } from 'socket.io-client'
import { afterAll, expect, test } from 'vitest'
import { testServer } from './test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'reelgraph-unstarted-told-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an open editor is told to ask again where the process for the device is given up and no run waits', async () => {
  process.env['REELGRAPH_TEST_DEATHS'] = join(folder, 'deaths')
  writeFileSync(process.env['REELGRAPH_TEST_DEATHS'], '1000')
  const server = await testServer({
    worker: { extraNodes: fileURLToPath(new URL('../worker/dying-nodes.ts', import.meta.url)) },
  })
  const socket = io(server.url, { path: '/sockets/truth', transports: ['websocket'], forceNew: true })
  const problems: unknown[] = []
  socket.on('queue', () => problems.push(server.context.deviceProblem()))
  try {
    await expect.poll(() => socket.connected).toBe(true)
    expect(server.context.deviceProblem()).toBeUndefined()
    await expect.poll(() => server.context.deviceProblem()).toMatchObject({ code: 'worker.unstarted' })
    await expect.poll(() => problems).toContainEqual(expect.objectContaining({ code: 'worker.unstarted' }))
    expect(server.errors).toContainEqual(expect.objectContaining({ code: 'worker.unstarted' }))
  } finally {
    socket.close()
    await server.end()
  }
})
