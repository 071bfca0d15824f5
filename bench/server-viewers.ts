/**
 * What viewers of previews cost: a run is watched by a crowd and by nobody in turns, and steps with and without it are
 * compared. Run with `npx tsx bench/server-viewers.ts [viewers] [turns] [steps a turn]`. A tenth of the viewers never
 * credits a preview. Once on a device that sleeps, where delays show; once on real inference, which shares the
 * processor with server and crowd, so that the worker's own processor time is what tells.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { table } from '../engine/cli/table.ts'
import { tsxArguments } from '../engine/worker/tsx-loader.ts'
import { machineLine } from './load.ts'
import { pacedWorkflow, quantile, ServerBed, textToVideo } from './server-bed.ts'
import type { CrowdOrder, CrowdReport } from './viewer-crowd.ts'

const [viewers = 200, turns = 10, stepsATurn = 20] = process.argv.slice(2).map(Number)
const stalled = Math.round(viewers / 10)

interface Turn {
  readonly stepMs: readonly number[]
  /** Processor time of the worker, a step. */
  readonly workerMs: number
  /** Processor time of the server, a second. */
  readonly serverMs: number
}

/** The crowd's process. */
function gather(): { tell(order: CrowdOrder): Promise<CrowdReport>; leave(): void } {
  const crowd = fork(fileURLToPath(new URL('./viewer-crowd.ts', import.meta.url)), {
    execArgv: tsxArguments(),
  })
  return {
    tell: (order) =>
      new Promise((resolve) => {
        crowd.once('message', (report) => resolve(report as CrowdReport))
        crowd.send(order)
      }),
    leave: () => void crowd.kill(),
  }
}

/** Steps from now on: how long each took and what worker and server used for them. */
async function watchTurn(bed: ServerBed): Promise<Turn> {
  // The step that is being made began before.
  const first = bed.ticks.length + 1
  await bed.until(first)
  const before = await bed.usage()
  await bed.until(first + stepsATurn)
  const after = await bed.usage()
  const ticks = bed.ticks.slice(first - 1, first + stepsATurn)
  const [start, end] = [ticks[0]!, ticks.at(-1)!]
  return {
    stepMs: ticks.slice(1).map(({ at }, i) => at - ticks[i]!.at),
    workerMs: (end.cpuMs - start.cpuMs) / stepsATurn,
    serverMs: ((after.cpuMs - before.cpuMs) / (end.at - start.at)) * 1000,
  }
}

async function measure(device: string, workflow: object, inputs?: object): Promise<string[]> {
  const bed = await ServerBed.open()
  const crowd = gather()
  await crowd.tell({ type: 'connect', url: bed.serve.url, viewers, stalled })
  const run = await bed.post(workflow, inputs && { inputs })
  await bed.until(3)
  const turnsOf = { alone: [] as Turn[], watched: [] as Turn[] }
  const memory: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    turnsOf.alone.push(await watchTurn(bed))
    await crowd.tell({ type: 'watch', run })
    turnsOf.watched.push(await watchTurn(bed))
    await crowd.tell({ type: 'unwatch', run })
    const { residentMb, heapMb } = await bed.usage('collect')
    memory.push(residentMb)
    process.stderr.write(`${device}, turn ${turn + 1} of ${turns}: heap ${heapMb.toFixed(0)} MB\n`)
  }
  await bed.cancel(run)
  const { lastSeq } = await bed.json<{ lastSeq: number }>(`/api/runs/${run}`)
  const heard = await crowd.tell({ type: 'report', run, lastSeq })
  crowd.leave()
  await bed.close()

  const { alone, watched } = turnsOf
  const stepMs = (of: readonly Turn[]): number =>
    quantile(
      of.flatMap((turn) => turn.stepMs),
      0.5,
    )
  const median = (of: readonly Turn[], what: 'workerMs' | 'serverMs'): number =>
    quantile(
      of.map((turn) => turn[what]),
      0.5,
    )
  const ratio = (a: number, b: number): string => (a / b).toFixed(3)
  const seconds = watched.flatMap((turn) => turn.stepMs).reduce((a, b) => a + b, 0) / 1000
  const perViewer = (median(watched, 'serverMs') - median(alone, 'serverMs')) / viewers
  return [
    device,
    stepMs(alone).toFixed(1),
    ratio(stepMs(watched), stepMs(alone)),
    median(alone, 'workerMs').toFixed(1),
    `${median(watched, 'workerMs').toFixed(1)} (${ratio(median(watched, 'workerMs'), median(alone, 'workerMs'))} ×)`,
    perViewer.toFixed(2),
    (heard.previews / viewers / seconds).toFixed(1),
    `${memory[0]!.toFixed(0)} → ${memory.at(-1)!.toFixed(0)}`,
    String(heard.events),
    `${heard.lost} / ${heard.reordered}`,
  ]
}

// As many as a schedule may have; some go by while the crowd comes and goes.
const steps = 1000
if (2 * turns * stepsATurn > 0.8 * steps)
  throw new Error(`${turns} turns of ${stepsATurn} steps are too many.`)
const rows = [
  [
    'device',
    'step ms alone',
    '× watched',
    'worker CPU ms a step',
    'watched',
    'server CPU ms a viewer and s',
    'previews a viewer and s',
    'server MB, first → last turn',
    'events heard',
    'lost / reordered',
  ],
  await measure('sleeps 100 ms', pacedWorkflow({ steps, ms: 100, salt: 0 })),
  await measure('picturebook', textToVideo(), { steps, seed: 1 }),
]
process.stdout.write(
  `server-viewers · ${machineLine()} · ${viewers} viewers, ${stalled} of them stalled · ${turns} turns of ${stepsATurn} steps\n\n${table(rows)}\n`,
)
