/**
 * How long a cancel takes until the run is said to be stopped, and a lost worker until a run is begun by the next one.
 * Run with `npx tsx bench/server-cancel.ts [repeats]`. Times are a client's: from its request, or its kill, to the event
 * on its socket.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { table } from '../engine/cli/table.ts'
import { numbersFrom } from '../test/fault/store/steps.ts'
import { machineLine } from './load.ts'
import { begins, pacedWorkflow, quantile, ServerBed, textToVideo } from './server-bed.ts'

const repeats = Number(process.argv[2] ?? 10)
const stepMs = 200
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_128)
const random = numbersFrom(seed)
const bed = await ServerBed.open()
const rows: string[][] = [['what', 'runs', 'p50 ms', 'p95 ms', 'max ms', 'wanted']]
let salt = 0

/** The next run of a workflow that goes on for long, at a random moment of a step. */
async function running(workflow: object, more: object = {}): Promise<string> {
  const steps = bed.ticks.length
  const id = await bed.post(workflow, more)
  await bed.until(steps + 2)
  await wait(random() * stepMs)
  return id
}

async function measure(what: string, wanted: string, once: () => Promise<number>): Promise<void> {
  const times: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) times.push(await once())
  const figures = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)]
  rows.push([what, String(repeats), ...figures.map((ms) => ms.toFixed(0)), wanted])
}

async function cancelTime(id: string): Promise<number> {
  const from = performance.now()
  await bed.cancel(id)
  return performance.now() - from
}

const paced = (does: string): object => pacedWorkflow({ steps: 1000, ms: stepMs, does, salt: salt++ })

await measure(`cancel → stopped, a device with ${stepMs} ms a step`, `≤ ${stepMs} (a step)`, async () =>
  cancelTime(await running(paced('stop'))),
)
await measure('cancel → stopped, picturebook', 'a step', async () =>
  cancelTime(await running(textToVideo(), { inputs: { steps: 400, seed: salt++ } })),
)
const { ticks } = bed
const gaps = ticks
  .slice(1)
  .flatMap(({ step, at }, i) => (step === ticks[i]!.step + 1 ? [at - ticks[i]!.at] : []))
const picturebook = gaps.slice(-repeats)
rows.push(['… a step of picturebook', String(picturebook.length), ...distribution(picturebook), ''])
await measure('cancel → stopped, a node that ignores it', '≤ 2000', async () =>
  cancelTime(await running(paced('ignore'))),
)
await measure('cancel → stopped, a node that never yields', '≤ 2000', async () => {
  const id = await bed.post(paced('block'))
  await bed.serve.when(id, ({ type }) => type === 'node.started')
  return cancelTime(id)
})
await measure('worker killed under a run → the run goes on', '≤ 2000', async () => {
  const id = await running(paced('stop'))
  await standby()
  const ms = await killUnder(id)
  await bed.cancel(id)
  return ms
})
await measure('… killed again at once, with no process that waits', '', async () => {
  const id = await running(paced('stop'))
  await standby()
  await killUnder(id)
  const ms = await killUnder(id)
  await bed.cancel(id)
  return ms
})
await measure('worker killed while idle → the next run is begun', '≤ 2000', async () => {
  const workerPid = await standby()
  const from = performance.now()
  process.kill(workerPid, 'SIGKILL')
  const id = await bed.post(paced('stop'))
  await bed.serve.when(id, begins)
  const ms = performance.now() - from
  await bed.cancel(id)
  return ms
})
await bed.close()
process.stdout.write(`server-cancel · ${machineLine()} · seed ${seed}\n\n${table(rows)}\n`)

/** Kills the worker; what it takes until its run goes on. */
async function killUnder(id: string): Promise<number> {
  const { workerPid } = await bed.usage()
  const { lastSeq } = await bed.json<{ lastSeq: number }>(`/api/runs/${id}`)
  const again = bed.serve.when(id, ({ type }) => type === 'run.resumed', lastSeq)
  const from = performance.now()
  process.kill(workerPid, 'SIGKILL')
  await again
  return performance.now() - from
}

/** Resolves with the worker's process id once another process has been there for a while, loaded. */
async function standby(): Promise<number> {
  for (;;) {
    const { standbyPid, workerPid } = await bed.usage()
    if (standbyPid !== 0) {
      await wait(2500)
      return workerPid
    }
    await wait(100)
  }
}

function distribution(values: readonly number[]): string[] {
  return [0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(0))
}
