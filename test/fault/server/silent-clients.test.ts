import type { Socket as TcpSocket } from 'node:net'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { parseWorkflow } from '../../../engine/graph/index.ts'
import type { RunEvent } from '../../../engine/run/index.ts'
import { testServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const many = 10_003
const patient = { timeout: 20_000 }
let server: TestServer
let run: string
beforeAll(async () => {
  server = await testServer()
  const { store } = server.context
  store.queue.pause()
  const workflow = { format: 'reelgraph', version: 1, id: 'w', nodes: {}, edges: {} }
  run = store.runs.create({ document: parseWorkflow(workflow).document! }).id
  await write(many)
})
afterAll(() => server.end())

async function write(upTo: number): Promise<void> {
  const { store, truth } = server.context
  for (;;) {
    const seq = store.events.lastSeq(run)!
    if (seq >= upTo) return
    const events: RunEvent[] = Array.from({ length: Math.min(500, upTo - seq) }, (_, at) => ({
      run,
      seq: seq + 1 + at,
      at: 1,
      type: 'node.started',
      node: `n${seq + at}`,
    }))
    truth.publish(run, store.runs.append(run, 0, events))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function connect(lane: 'truth' | 'preview'): Promise<{ socket: Socket; tcp: TcpSocket }> {
  const socket = io(server.url, { path: `/sockets/${lane}`, transports: ['websocket'], forceNew: true })
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()))
  // The connection under the client, whose reading can be stopped as that of a page that sleeps.
  const { transport } = socket.io.engine as unknown as { transport: { ws: { _socket: TcpSocket } } }
  return { socket, tcp: transport.ws._socket }
}

/** Resolves when the server has heard what was said before on another connection, and its loop has turned. */
async function heard(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('a client that joins again and again and does not read is sent the history once', async () => {
  const { socket, tcp } = await connect('truth')
  const seqs: number[] = []
  socket.on('events', ({ events }: { events: RunEvent[] }) => seqs.push(...events.map(({ seq }) => seq)))
  tcp.pause()
  const answers: Promise<{ ok: boolean; code?: string; seq?: number }>[] = []
  for (let i = 0; i < 200; i++) answers.push(socket.emitWithAck('join', { run, after: 0 }))
  await heard()
  // Live events come after what is missed, though the client is not there yet.
  await write(many + 700)
  tcp.resume()
  const said = await Promise.all(answers)
  expect(said.filter(({ ok }) => ok)).toHaveLength(1)
  expect(new Set(said.map(({ code }) => code))).toEqual(new Set(['join.superseded', undefined]))
  await write(many + 701)
  await vi.waitFor(() => expect(seqs.at(-1)).toBe(many + 701), patient)
  // A replay begins anew with each join that finds it underway, and was stopped by the client's silence before it got far.
  expect(seqs.length).toBeLessThan(2 * many)
  const last = seqs.lastIndexOf(1)
  expect(seqs.slice(last)).toEqual(Array.from({ length: many + 701 }, (_, at) => at + 1))
  socket.disconnect()
})

it('a client in a run’s room that falls behind is sent the rest as history, without a gap', async () => {
  const { socket, tcp } = await connect('truth')
  const seqs: number[] = []
  let messages = 0
  socket.on('events', ({ events }: { events: RunEvent[] }) => {
    messages++
    seqs.push(...events.map(({ seq }) => seq))
  })
  const before = server.context.store.events.lastSeq(run)!
  expect(await socket.emitWithAck('join', { run, after: before })).toEqual({ ok: true, seq: before })
  tcp.pause()
  const { store, truth } = server.context
  // Large enough that no buffer of the system takes all of it.
  const node = 'n'.repeat(30_000)
  for (let i = 1; i <= 600; i++) {
    const event: RunEvent = { run, seq: before + i, at: 1, type: 'node.started', node }
    truth.publish(run, store.runs.append(run, 0, [event]))
    if (i % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  tcp.resume()
  await vi.waitFor(() => expect(seqs.at(-1)).toBe(before + 600), patient)
  expect(seqs).toEqual(Array.from({ length: 600 }, (_, at) => before + 1 + at))
  expect(messages).toBeLessThan(600)
  socket.disconnect()
})

it('a client that asks for steps and does not read gets one at a time, and is refused more than a run has', async () => {
  const { steps } = server.context
  const latents = new Uint16Array(600_000)
  steps.put({
    run,
    node: 'sampler',
    step: 1,
    of: 1,
    sigma: 0.5,
    shape: [1, 1, 600, 1000],
    projection: { factors: [[1, 0, 0]], bias: [0, 0, 0] },
    timing: { fps: 8, first: 1, rest: 1 },
    latents,
  })
  await steps.settled()
  const read = vi.spyOn(steps, 'read')
  const { socket, tcp } = await connect('preview')
  tcp.pause()
  const wish = { run, node: 'sampler', step: 1 }
  const codes: (string | undefined)[] = []
  const asked = Array.from(
    { length: 1400 },
    () =>
      new Promise<void>((resolve) =>
        socket.emit('step', wish, ({ code }: { code?: string }) => {
          codes.push(code)
          resolve()
        }),
      ),
  )
  await heard()
  await heard()
  // What the buffers of the system hold, and one more; every one of them would be 1.7 GB.
  expect(read.mock.calls.length).toBeLessThan(60)
  tcp.resume()
  await Promise.all(asked)
  const answered = codes.filter((code) => code === undefined).length
  expect(answered).toBeGreaterThanOrEqual(512)
  expect(answered).toBeLessThan(600)
  expect(codes.filter((code) => code === 'step.too-many')).toHaveLength(1400 - answered)
  // Who reads is served again.
  const again = await new Promise((resolve) => socket.emit('step', wish, (said: object) => resolve(said)))
  expect(again).toMatchObject({ ok: true, sigma: 0.5 })
  read.mockRestore()
  socket.disconnect()
})
