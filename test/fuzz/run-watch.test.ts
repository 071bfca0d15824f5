import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Api } from '../../app/run/api/api.ts'
import { newRun, reduceRun } from '../../app/run/reduce-run.ts'
import { RunCentre } from '../../app/run/run-centre.ts'
import type { RunEvent, RunEventBody } from '../../engine/run/index.ts'
import { accessPolicy } from '../../engine/server/access/access-policy.ts'
import { Doorkeeper } from '../../engine/server/access/doorkeeper.ts'
import { openSockets } from '../../engine/server/sockets/open-sockets.ts'
import { TruthLane } from '../../engine/server/sockets/truth-lane.ts'
import { openStore } from '../../engine/store/index.ts'
import { numbersFrom } from '../fault/store/steps.ts'
import { workflow } from '../unit/store/store-folder.ts'
import { RoughWire } from './rough-wire.ts'
import { someEnd, someEvent } from './run-events.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_127)
const histories = Number(process.env['FUZZ_RUNS'] ?? 3)
process.stdout.write(`run watch fuzz: seed ${seed}, ${histories} histories\n`)

test.each(Array.from({ length: histories }, (_, at) => seed + at))(
  'the editor ends in the server’s state whatever happens to its connection (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const random = numbersFrom(seed)
    const root = mkdtempSync(join(tmpdir(), 'reelgraph-fuzz-watch-'))
    const store = openStore(root)
    // No API: what the editor asks for besides is refused, and it goes on.
    const http = createServer((_, response) => response.writeHead(404).end())
    const lanes = openSockets(http, new Doorkeeper(accessPolicy({}), { burst: 10_000, perSecond: 1000 }))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const lane = new TruthLane(lanes.truth, {
      lastSeq: (run) => store.events.lastSeq(run),
      after: (run, seq, limit) => store.events.after(run, seq, limit),
    })
    const run = store.runs.create({ document: workflow() }).id
    const write = (bodies: readonly RunEventBody[]): void => {
      const seq = store.events.lastSeq(run)!
      const events: RunEvent[] = bodies.map((body, at) => ({ run, seq: seq + 1 + at, at: seq + at, ...body }))
      lane.publish(run, store.runs.append(run, 0, events))
    }
    const clients: { wire: RoughWire; runs: RunCentre; heard: string[] }[] = []
    try {
      for (const transports of [['websocket'], ['polling'], ['websocket', 'polling']] as const) {
        const wire = await RoughWire.open((http.address() as AddressInfo).port, random)
        const api = new Api({ base: wire.url })
        const runs = new RunCentre({
          api,
          registry: new Map() as never,
          place: { transports, retryMs: [1, 20] },
        })
        const heard: string[] = []
        runs.state.subscribe(({ connection }) => connection !== heard.at(-1) && heard.push(connection))
        clients.push({ wire, runs, heard })
      }
      for (let turn = 0; turn < 150; turn++) {
        const { wire, runs } = clients[Math.floor(random() * clients.length)]!
        const dice = random()
        if (turn === 3) write([{ type: 'run.queued' }, { type: 'run.started', nodes: 5 }])
        else if (dice < 0.6 && turn > 3)
          write(Array.from({ length: 1 + random() ** 6 * 300 }, () => someEvent(random)))
        else if (dice < 0.7) runs.show(run)
        else if (dice < 0.75) runs.show(undefined)
        else if (dice < 0.85) runs.probe()
        else wire.cut()
        if (random() < 0.7) await wait(random() * 6)
      }
      write([someEnd(random)])
      const truth = reduceRun(newRun(run), store.events.after(run, 0, 1e6)).run
      for (const { runs } of clients) runs.show(run)
      for (const { runs } of clients) {
        const state = runs.state.getState.bind(runs.state)
        for (let tries = 0; runs.current?.seq !== truth.seq || state().connection !== 'live'; tries++) {
          expect(tries).toBeLessThan(300)
          await wait(100)
        }
        expect(runs.current).toEqual(truth)
      }
      for (const { heard } of clients) {
        // It is lost once each time, never twice in a row, and never "connecting" again.
        expect(heard.filter((said, at) => said === heard[at - 1])).toEqual([])
        expect(heard.slice(1)).not.toContain('connecting')
      }
    } finally {
      for (const { runs, wire } of clients) {
        runs.close()
        wire.close()
      }
      lanes.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      store.close()
      rmSync(root, { recursive: true, force: true })
    }
  },
)
