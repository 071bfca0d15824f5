import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { RunEvent, RunEventBody } from '../../engine/run/index.ts'
import { accessPolicy } from '../../engine/server/access/access-policy.ts'
import { Doorkeeper } from '../../engine/server/access/doorkeeper.ts'
import { openSockets } from '../../engine/server/sockets/open-sockets.ts'
import { TruthLane } from '../../engine/server/sockets/truth-lane.ts'
import { openStore } from '../../engine/store/index.ts'
import type { Store } from '../../engine/store/index.ts'
import { printTable } from '../fault/server/print-table.ts'
import { numbersFrom } from '../fault/store/steps.ts'
import { workflow } from '../unit/store/store-folder.ts'
import { RoughWire } from './rough-wire.ts'
import { TruthClient } from './truth-client.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_127)
const histories = Number(process.env['FUZZ_RUNS'] ?? 3)
const rows: number[][] = []
afterAll(() => {
  const head = ['seed', 'clients', 'runs', 'events', 'drops and cuts', 'wrong']
  printTable('socket fuzz, history by history', head, rows)
})

const transports = [['websocket'], ['polling'], ['polling', 'websocket']] as const

/** Writes events of runs as the dispatcher does: to the store first, then to the lane. */
class Writer {
  readonly runs: string[] = []
  readonly #store: Store
  readonly #lane: TruthLane

  constructor(store: Store, lane: TruthLane) {
    this.#store = store
    this.#lane = lane
  }

  begin(): void {
    this.runs.push(this.#store.runs.create({ document: workflow() }).id)
  }

  write(run: string, count: number, last?: RunEventBody): void {
    const seq = this.#store.events.lastSeq(run)!
    const bodies: RunEventBody[] = Array.from({ length: count }, (_, at) => ({
      type: 'node.progress',
      node: 'sampler',
      done: seq + at,
      total: 10_000,
    }))
    if (last) bodies.push(last)
    const events: RunEvent[] = bodies.map((body, at) => ({ run, seq: seq + 1 + at, at: seq + at, ...body }))
    this.#lane.publish(run, this.#store.runs.append(run, 0, events))
  }
}

test.each(Array.from({ length: histories }, (_, at) => seed + at))(
  'through drops, delays and stale joins every client ends in the server’s state (seed %i)',
  { timeout: 240_000 },
  async (seed) => {
    const random = numbersFrom(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
    const root = mkdtempSync(join(tmpdir(), 'reelgraph-fuzz-sockets-'))
    const store = openStore(root)
    const http = createServer()
    const lanes = openSockets(http, new Doorkeeper(accessPolicy({}), { burst: 10_000, perSecond: 1000 }))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const { port } = http.address() as AddressInfo
    const writer = new Writer(
      store,
      new TruthLane(lanes.truth, {
        lastSeq: (run) => store.events.lastSeq(run),
        after: (run, seq, limit) => store.events.after(run, seq, limit),
      }),
    )
    const clients: TruthClient[] = []
    let partings = 0
    const part = (how: () => void): void => {
      partings++
      how()
    }
    const add = async (): Promise<void> => {
      const wire = await RoughWire.open(port, random)
      clients.push(new TruthClient(wire, transports[clients.length % transports.length]!, random))
    }
    try {
      for (let i = 0; i < 3; i++) writer.begin()
      // More than one message holds, for those who come late.
      writer.write(writer.runs[0]!, 700)
      for (let i = 0; i < 6; i++) await add()
      for (let turn = 0; turn < 200; turn++) {
        const [client, run, dice] = [pick(clients), pick(writer.runs), random()]
        if (dice < 0.5) writer.write(run, 1 + Math.floor(random() ** 6 * 400))
        else if (dice < 0.7) client.join(run)
        else if (dice < 0.78) client.leave(run)
        else if (dice < 0.86) part(() => client.drop())
        else if (dice < 0.97) part(() => client.wire.cut())
        else if (clients.length < 9) await add()
        if (random() < 0.7) await wait(random() * 6)
      }
      for (const run of writer.runs) writer.write(run, 0, { type: 'run.done' })
      const truth = new Map(writer.runs.map((run) => [run, store.events.after(run, 0, 1e6)]))
      for (const client of clients) client.wire.calm()
      // Who hears nothing more for a second and is not complete has left a room, or its connection: it joins once more.
      const sizes = new Map<TruthClient, number>()
      for (let tries = 0; clients.some((client) => !isWhole(client, truth)); tries++) {
        if (tries === 1200) expect(clients.map((client) => client.state)).toEqual('all whole')
        for (const client of tries % 10 === 0 ? clients : []) {
          if (isWhole(client, truth) || client.size !== sizes.get(client)) sizes.set(client, client.size)
          else for (const run of truth.keys()) client.join(run)
        }
        await wait(100)
      }
      for (const [at, client] of clients.entries()) {
        expect([at, client.faults]).toEqual([at, []])
        for (const [run, events] of truth) expect(client.events.get(run)).toEqual(events)
      }
      const events = [...truth.values()].reduce((sum, { length }) => sum + length, 0)
      rows.push([seed, clients.length, truth.size, events, partings, 0])
    } finally {
      for (const client of clients) client.close()
      lanes.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      store.close()
      rmSync(root, { recursive: true, force: true })
    }
  },
)

function isWhole(client: TruthClient, truth: ReadonlyMap<string, readonly RunEvent[]>): boolean {
  return (
    client.faults.length > 0 ||
    [...truth].every(([run, { length }]) => client.events.get(run)?.length === length)
  )
}
