/**
 * Kills the worker after every step of a run, and the server at seeded random moments of one, each in a data folder of
 * its own, and compares what the run makes in the end with what one without interruption makes. Run with
 * `npx tsx bench/kills.ts [kills of the server] [steps]`.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { table } from '../engine/cli/table.ts'
import type { RunEvent } from '../engine/run/index.ts'
import { faultsOf } from '../test/fault/server/faults-of.ts'
import { numbersFrom } from '../test/fault/store/steps.ts'
import { machineLine } from './load.ts'
import { begins, ServerBed, textToVideo } from './server-bed.ts'

const [kills = 50, steps = 6] = process.argv.slice(2).map(Number)
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_129)

interface Outcome {
  readonly faults: readonly string[]
  /** What the run did when it was interrupted. */
  readonly moment: string
}

const post = (bed: ServerBed): Promise<string> => bed.post(textToVideo(), { inputs: { steps, seed: 7 } })

/** The run without interruption: its bytes, and how long it takes with the start of a worker. */
async function whole(): Promise<{ readonly sha256: string; readonly ms: number }> {
  const bed = await ServerBed.open()
  const from = performance.now()
  const { outputs } = await bed.serve.ended(await post(bed))
  const ms = performance.now() - from
  await bed.close()
  return { sha256: outputs[0]!.sha256, ms }
}

async function interrupted(
  sha256: string,
  interrupt: (bed: ServerBed, run: string) => Promise<void>,
): Promise<Outcome> {
  const bed = await ServerBed.open()
  const run = await post(bed)
  await interrupt(bed, run)
  const faults = await faultsOf(bed.serve, run, sha256)
  const { events } = await bed.json<{ events: RunEvent[] }>(`/api/runs/${run}/events`)
  await bed.close()
  return { faults, moment: momentOf(events) }
}

async function killWorker(bed: ServerBed, step: number): Promise<void> {
  await bed.until(step)
  const { workerPid } = await bed.usage()
  process.kill(workerPid, 'SIGKILL')
}

async function killServer(bed: ServerBed, afterMs: number): Promise<void> {
  await wait(afterMs)
  await bed.serve.end('SIGKILL')
  await bed.start()
}

/** What was going on before the run was taken up again. */
function momentOf(events: readonly RunEvent[]): string {
  const again = events.findIndex((event, i) => begins(event) && events.slice(0, i).some(begins))
  if (again < 0) return 'waiting or done'
  const before = events.slice(0, again).findLast((event) => 'node' in event)
  if (!before || !('node' in before)) return 'beginning'
  return before.type === 'node.progress'
    ? `${before.node} ${before.done}/${before.total}`
    : `${before.type} ${before.node}`
}

const { sha256, ms } = await whole()
const random = numbersFrom(seed)
const rows = [['killed', 'times', 'finished with the same bytes, one output row each', 'at']]
const report = (what: string, outcomes: readonly Outcome[]): void => {
  const good = outcomes.filter(({ faults }) => faults.length === 0).length
  const moments = outcomes.map(({ moment }) => moment).join(', ')
  rows.push([what, String(outcomes.length), `${good} of ${outcomes.length}`, moments])
  for (const { faults, moment } of outcomes)
    if (faults.length > 0) process.stdout.write(`${what} at ${moment}: ${faults.join('; ')}\n`)
}

const workers: Outcome[] = []
for (let step = 1; step <= steps; step++)
  workers.push(await interrupted(sha256, (bed) => killWorker(bed, step)))
report('worker, after each step', workers)
const servers: Outcome[] = []
for (let kill = 0; kill < kills; kill++)
  servers.push(await interrupted(sha256, (bed) => killServer(bed, random() * ms)))
report('server, at random moments', servers)
process.stdout.write(`kills · ${machineLine()} · seed ${seed}\n\n${table(rows)}\n`)
