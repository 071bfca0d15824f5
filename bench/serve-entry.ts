import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { startServer } from '../engine/server/start-server.ts'
import { packageFolder } from '../engine/worker/package-folder.ts'
import { declarations } from '../nodes/declarations.generated.ts'
import { declarations as benchDeclarations } from './server-nodes.ts'

/** What the measured server says of itself. */
export interface ServerUsage {
  /** Processor time since its start, in ms. */
  readonly cpuMs: number
  readonly residentMb: number
  readonly heapMb: number
  /** Delay of the event loop since the last question, in ms. */
  readonly lagP99Ms: number
  readonly lagMaxMs: number
  readonly workerPid: number
  /** 0 while none waits to take over. */
  readonly standbyPid: number
}

// A server with the nodes of benchmarks. Asked by its parent, it says what it has used; 'collect' clears rubbish first.
const server = await startServer({
  dataRoot: process.env['REELGRAPH_DATA']!,
  packageFolder,
  version: '0.0.0-bench',
  declarations: [...declarations, ...benchDeclarations],
  port: 0,
  worker: { extraNodes: fileURLToPath(new URL('./server-nodes.ts', import.meta.url)) },
  onError: (error) => process.stderr.write(`${String(error)}\n`),
})
process.on('disconnect', () => process.exit())
const loop = monitorEventLoopDelay({ resolution: 1 })
loop.enable()
process.on('message', (question) => {
  // The histogram counts its own timer of 1 ms in.
  const lag = { lagP99Ms: loop.percentile(99) / 1e6 - 1, lagMaxMs: loop.max / 1e6 - 1 }
  if (question === 'collect') globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, external } = process.memoryUsage()
  const usage: ServerUsage = {
    cpuMs: (user + system) / 1000,
    residentMb: rss / 2 ** 20,
    heapMb: (heapUsed + external) / 2 ** 20,
    ...lag,
    workerPid: server.context.supervisor.pid ?? 0,
    standbyPid: server.context.supervisor.standbyPid ?? 0,
  }
  loop.reset()
  process.send!(usage)
})
process.stdout.write(`listens on ${server.url}\n`)
