import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { execute, MemoryCache, type RunEvent } from '../engine/run/index.ts'
import { chain, fan, implementations, services } from './executor-graph.ts'

/** Wall and processor milliseconds; on a busy machine only the second means much. */
interface Time {
  readonly wall: number
  readonly cpu: number
}

interface Figures {
  readonly cold: Time
  readonly again: Time
  readonly mb: number
  readonly baseMb: number
  readonly events: number
  readonly eventBytes: number
}

const runId = '0192f1c4-7e2a-7c3b-9d55-3f1a8b6c2d01'
const [, , shape, size] = process.argv

if (shape && size) process.stdout.write(JSON.stringify(await measure(shape, Number(size))))
else report()

/** One graph in this process: a cold run, then the same again. */
async function measure(kind: string, nodes: number): Promise<Figures> {
  const graph = kind === 'chain' ? chain(nodes) : fan(nodes)
  const cache = new MemoryCache(256 * 1024 * 1024)
  let events = 0
  let bytes = 0
  const onEvent = (event: RunEvent): void => {
    if (!('node' in event)) return
    events++
    bytes += JSON.stringify(event).length
  }
  // The first few nodes pay for compiling the executor itself; a process that serves runs has paid that already.
  await execute(chain(50), { run: runId, implementations, services }).done
  const baseMb = process.memoryUsage.rss() / 1e6
  const cold = await time(
    () => execute(graph, { run: runId, implementations, services, cache, onEvent }).done,
  )
  const again = await time(() => execute(graph, { run: runId, implementations, services, cache }).done)
  const mb = process.resourceUsage().maxRSS / 1000
  return { cold, again, mb, baseMb, events, eventBytes: events === 0 ? 0 : bytes / events }
}

async function time(work: () => Promise<unknown>): Promise<Time> {
  const before = performance.now()
  const used = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(used)
  return { wall: performance.now() - before, cpu: (user + system) / 1000 }
}

/** Each graph in fresh processes, three times, the fastest kept. */
function report(): void {
  const graphs: [name: string, shape: string, nodes: number][] = [
    ['chain', 'chain', 1_000],
    ['chain', 'chain', 10_000],
    ['chain', 'chain', 100_000],
    ['wide', 'fan', 1_000],
    ['wide', 'fan', 2_000],
    ['wide', 'fan', 4_000],
  ]
  process.stdout.write(
    `executor · ${cpus().length} cores (${cpus()[0]?.model.trim()}) · load ${loadavg()[0]!.toFixed(1)} · Node ${process.version}\n\n`,
  )
  process.stdout.write(
    '| graph | nodes | cold ms | of CPU | again ms | of CPU | peak MB | above start MB | B a node event |\n',
  )
  process.stdout.write('| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n')
  for (const [name, kind, nodes] of graphs) {
    const runs = [0, 1, 2].map(() => inFreshProcess(kind, nodes))
    const least = (pick: (figures: Figures) => number): number => Math.min(...runs.map(pick))
    const cells = [
      name,
      nodes.toLocaleString('en'),
      least((one) => one.cold.wall).toFixed(0),
      least((one) => one.cold.cpu).toFixed(0),
      least((one) => one.again.wall).toFixed(0),
      least((one) => one.again.cpu).toFixed(0),
      least((one) => one.mb).toFixed(0),
      least((one) => one.mb - one.baseMb).toFixed(0),
      least((one) => one.eventBytes).toFixed(0),
    ]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
}

function inFreshProcess(kind: string, nodes: number): Figures {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), kind, String(nodes)]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Figures
}
