/**
 * Kills the worker after every step of a run, and the server at seeded random moments of runs, and compares what each run
 * makes in the end with what one without interruption makes, in a data folder where nothing is found again. Run with
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
const fuzzSeed = Number(process.env['FUZZ_SEED'] ?? 20_261_129)

interface Outcome {
  readonly faults: readonly string[]
  /** What the run did when it was interrupted. */
  readonly moment: string
}

/** Each run has a seed of its own, so that none finds what another made. */
const post = (bed: ServerBed, seed: number): Promise<string> =>
  bed.post(textToVideo(), { inputs: { steps, seed } })

/** The bytes of runs without interruption, by seed, and how long the last of them took. */
async function whole(seeds: number): Promise<{ readonly shas: readonly string[]; readonly ms: number }> {
  const bed = await ServerBed.open()
  const shas: string[] = []
  let ms = 0
  for (let seed = 0; seed < seeds; seed++) {
    const from = performance.now()
    const { outputs } = await bed.serve.ended(await post(bed, seed))
    ms = performance.now() - from
    shas.push(outputs[0]!.sha256)
  }
  await bed.close()
  return { shas, ms }
}

async function interrupted(
  bed: ServerBed,
  seed: number,
  interrupt: (from: number) => Promise<void>,
): Promise<Outcome> {
  const from = bed.ticks.length
  const run = await post(bed, seed)
  await interrupt(from)
  const faults = await faultsOf(bed.serve, run, shas[seed]!)
  const { events } = await bed.json<{ events: RunEvent[] }>(`/api/runs/${run}/events`)
  return { faults, moment: momentOf(events) }
}

async function killWorker(bed: ServerBed, ticks: number): Promise<void> {
  await bed.until(ticks)
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

/** How often each of them was hit, the most frequent first. */
function tally(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>()
  for (const { moment } of outcomes) counts.set(moment, (counts.get(moment) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1])
  return sorted.map(([moment, count]) => (count === 1 ? moment : `${moment} ×${count}`)).join(', ')
}

const { shas, ms } = await whole(steps + kills)
const random = numbersFrom(fuzzSeed)
const rows = [['killed', 'times', 'finished with the same bytes, one output row each', 'at']]
const report = (what: string, outcomes: readonly Outcome[]): void => {
  const good = outcomes.filter(({ faults }) => faults.length === 0).length
  rows.push([what, String(outcomes.length), `${good} of ${outcomes.length}`, tally(outcomes)])
  for (const { faults, moment } of outcomes)
    if (faults.length > 0) process.stdout.write(`${what} at ${moment}: ${faults.join('; ')}\n`)
}

const bed = await ServerBed.open()
const workers: Outcome[] = []
for (let step = 1; step <= steps; step++)
  workers.push(await interrupted(bed, step - 1, (from) => killWorker(bed, from + step)))
report('worker, after each step', workers)
const servers: Outcome[] = []
for (let kill = 0; kill < kills; kill++)
  servers.push(await interrupted(bed, steps + kill, () => killServer(bed, random() * ms)))
report('server, at random moments', servers)
await bed.close()
process.stdout.write(`kills · ${machineLine()} · seed ${fuzzSeed}\n\n${table(rows)}\n`)
