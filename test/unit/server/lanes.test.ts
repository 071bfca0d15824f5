import { createServer } from 'node:http'
import type { Server as HttpServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ReelgraphError } from '../../../engine/define/index.ts'
import type { RunEvent } from '../../../engine/run/index.ts'
import { accessPolicy } from '../../../engine/server/access/access-policy.ts'
import { Doorkeeper } from '../../../engine/server/access/doorkeeper.ts'
import { HttpProblem } from '../../../engine/server/problem.ts'
import { answer } from '../../../engine/server/sockets/answer.ts'
import type { Answer } from '../../../engine/server/sockets/messages.ts'
import { openSockets } from '../../../engine/server/sockets/open-sockets.ts'
import type { Lanes } from '../../../engine/server/sockets/open-sockets.ts'
import { PreviewLane } from '../../../engine/server/sockets/preview-lane.ts'
import type { PreviewHeader } from '../../../engine/worker/index.ts'
import { TruthLane } from '../../../engine/server/sockets/truth-lane.ts'
import { openStore } from '../../../engine/store/index.ts'
import type { Store } from '../../../engine/store/index.ts'
import { parseWorkflow } from '../../../engine/graph/index.ts'

const document = parseWorkflow({ format: 'reelgraph', version: 1, id: 'w', nodes: {}, edges: {} }).document!

let root: string
let store: Store
let http: HttpServer
let lanes: Lanes
let url: string
let sockets: Socket[]

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'reelgraph-lanes-'))
  store = openStore(root)
  http = createServer()
  lanes = openSockets(http, new Doorkeeper(accessPolicy({}), { burst: 10_000, perSecond: 1000 }))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  sockets = []
})
afterEach(async () => {
  for (const socket of sockets) socket.disconnect()
  lanes.close()
  await new Promise((resolve) => http.close(resolve))
  store.close()
  await rm(root, { recursive: true, force: true })
})

async function connect(path: '/sockets/truth' | '/sockets/preview'): Promise<Socket> {
  const socket = io(url, { path, transports: ['websocket'], forceNew: true })
  sockets.push(socket)
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()))
  return socket
}

describe('the truth lane', () => {
  const setUp = (): { lane: TruthLane; write: (count: number) => void; run: string } => {
    const lane = new TruthLane(lanes.truth, {
      lastSeq: (run) => store.events.lastSeq(run),
      after: (run, seq, limit) => store.events.after(run, seq, limit),
    })
    const run = store.runs.create({ document })
    store.runs.claimNext()
    let seq = 0
    const write = (count: number): void => {
      const events: RunEvent[] = Array.from({ length: count }, () => {
        seq++
        return { run: run.id, seq, at: seq, type: 'node.started', node: `n${seq}` }
      })
      lane.publish(run.id, store.runs.append(run.id, 1, events))
    }
    return { lane, write, run: run.id }
  }

  it('gives every client every event once and in order, whenever it joins', async () => {
    const { write, run } = setUp()
    const heard = new Map<Socket, number[]>()
    const listen = async (after: number): Promise<void> => {
      const socket = await connect('/sockets/truth')
      const seqs: number[] = []
      heard.set(socket, seqs)
      socket.on('events', ({ events }: { events: RunEvent[] }) => seqs.push(...events.map(({ seq }) => seq)))
      expect(await socket.emitWithAck('join', { run, after })).toMatchObject({ ok: true })
    }
    await listen(0)
    write(700)
    // Events that are written while somebody joins come after what was missed, not twice and not between.
    const joining = [listen(0), listen(650), listen(700)]
    for (let turn = 0; turn < 20; turn++) {
      write(5)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    await Promise.all(joining)
    write(1)
    const starts = [1, 1, 651, 701]
    await vi.waitFor(() => {
      for (const seqs of heard.values()) expect(seqs.at(-1)).toBe(801)
    })
    for (const [at, seqs] of [...heard.values()].entries()) {
      expect(seqs).toEqual(Array.from({ length: 801 - starts[at]! + 1 }, (_, k) => starts[at]! + k))
    }
  })

  it('refuses what is malformed or not there, and goes on', async () => {
    const { write, run } = setUp()
    write(1)
    const socket = await connect('/sockets/truth')
    expect(await socket.emitWithAck('join', { run: 'r_none' })).toMatchObject({
      ok: false,
      code: 'run.unknown',
    })
    for (const message of [null, 7, {}, { run: 5 }, { run, after: -1 }, { run: 'x'.repeat(500) }])
      expect(await socket.emitWithAck('join', message)).toMatchObject({ ok: false, code: 'socket.message' })
    expect(await socket.emitWithAck('join', { run, after: 0 })).toEqual({ ok: true, seq: 1 })
  })

  it('answers with the error where the store fails, and goes on', async () => {
    let failure: Error | undefined = new ReelgraphError('store.busy', 'db', 'Another program is writing.')
    const lane = new TruthLane(lanes.truth, {
      lastSeq: () => {
        if (failure) throw failure
        return 0
      },
      after: () => [],
    })
    const socket = await connect('/sockets/truth')
    expect(await socket.emitWithAck('join', { run: 'r' })).toEqual({
      ok: false,
      code: 'store.busy',
      message: 'Another program is writing.',
    })
    failure = new Error('no such table: events in /home/me/data')
    const said: unknown = await socket.emitWithAck('join', { run: 'r' })
    expect(said).toEqual({
      ok: false,
      code: 'server.internal',
      message: expect.not.stringContaining('/home'),
    })
    // Nobody listens for a reply: there is none, and nothing ends.
    socket.emit('join', { run: 'r' })
    failure = undefined
    expect(await socket.emitWithAck('join', { run: 'r' })).toEqual({ ok: true, seq: 0 })
    const heard = new Promise((resolve) => socket.on('events', resolve))
    lane.publish('r', [{ run: 'r', seq: 1, at: 0, type: 'run.done' }])
    expect(await heard).toMatchObject({ run: 'r', events: [{ seq: 1 }] })
  })
})

describe('an answer', () => {
  const schema = z.object({ n: z.int() })
  const said = async (handle: () => Answer<object> | Promise<Answer<object>>): Promise<unknown> => {
    const refuse = (thrown: unknown) => new HttpProblem(500, 'test.refused', String(thrown))
    return new Promise((reply) => answer({ n: 1 }, reply, { schema, handle, refuse }))
  }

  it('is the refusal of what its handler throws, at once or later', async () => {
    const refused = { ok: false, code: 'test.refused', message: 'Error: broken' }
    expect(
      await said(() => {
        throw new Error('broken')
      }),
    ).toEqual(refused)
    expect(await said(() => Promise.reject(new Error('broken')))).toEqual(refused)
    expect(await said(() => Promise.resolve({ ok: true }))).toEqual({ ok: true })
  })
})

describe('the preview lane', () => {
  const header = (seq: number): PreviewHeader => ({
    run: 'r',
    node: 'sampler',
    step: seq,
    of: 100,
    sigma: 0.5,
    frames: 9,
    width: 8,
    height: 8,
    encoding: 'latents-f16',
    timing: { fps: 8, first: 1, rest: 1 },
    seq,
  })
  const setUp = (): { lane: PreviewLane; watched: [string, boolean][] } => {
    const watched: [string, boolean][] = []
    const lane = new PreviewLane(lanes.preview, {
      exists: (run) => run === 'r',
      watch: (run, on) => void watched.push([run, on]),
    })
    return { lane, watched }
  }

  it('sends one at a time and the newest next, and a stalled viewer holds nobody up', async () => {
    const { lane, watched } = setUp()
    const [quick, stalled] = [await connect('/sockets/preview'), await connect('/sockets/preview')]
    const seen = { quick: [] as number[], stalled: [] as number[] }
    quick.on('preview', ({ seq }: PreviewHeader, bytes: Buffer) => {
      seen.quick.push(seq)
      expect(bytes[0]).toBe(seq)
      quick.emit('credit', { run: 'r', seq })
    })
    stalled.on('preview', ({ seq }: PreviewHeader) => seen.stalled.push(seq))
    expect(await quick.emitWithAck('watch', { run: 'r' })).toEqual({ ok: true })
    expect(await stalled.emitWithAck('watch', { run: 'r' })).toEqual({ ok: true })
    expect(watched).toEqual([['r', true]])
    for (let seq = 1; seq <= 50; seq++) {
      lane.offer(header(seq), Uint8Array.of(seq))
      await vi.waitFor(() => expect(seen.quick.at(-1)).toBe(seq))
    }
    expect(seen.stalled).toEqual([1])
    expect(lane.counts.skipped).toBeGreaterThanOrEqual(49)
    stalled.emit('credit', { run: 'r', seq: 1 })
    await vi.waitFor(() => expect(seen.stalled).toEqual([1, 50]))
    quick.disconnect()
    stalled.disconnect()
    await vi.waitFor(() =>
      expect(watched).toEqual([
        ['r', true],
        ['r', false],
      ]),
    )
  })

  it('answers with the error where a run cannot be looked up, and goes on', async () => {
    let failing = true
    const lane = new PreviewLane(lanes.preview, {
      exists: () => {
        if (failing) throw new ReelgraphError('store.disk', 'db', 'The disk failed.')
        return true
      },
      watch: () => {},
    })
    const viewer = await connect('/sockets/preview')
    expect(await viewer.emitWithAck('watch', { run: 'r' })).toMatchObject({ ok: false, code: 'store.disk' })
    expect(lane.viewersOf('r')).toBe(0)
    failing = false
    expect(await viewer.emitWithAck('watch', { run: 'r' })).toEqual({ ok: true })
    expect(lane.viewersOf('r')).toBe(1)
  })

  it('shows the newest to who comes late, and refuses a run that is not there', async () => {
    const { lane } = setUp()
    const first = await connect('/sockets/preview')
    await first.emitWithAck('watch', { run: 'r' })
    lane.offer(header(3), Uint8Array.of(3))
    const late = await connect('/sockets/preview')
    const got = new Promise((resolve) => late.on('preview', ({ seq }: PreviewHeader) => resolve(seq)))
    await late.emitWithAck('watch', { run: 'r' })
    expect(await got).toBe(3)
    expect(await late.emitWithAck('watch', { run: 'other' })).toMatchObject({
      ok: false,
      code: 'run.unknown',
    })
  })
})
