import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ServerContext } from './context.ts'

/** The delay of the server's event loop since the start. */
export function watchEventLoop(): { readonly p99Seconds: () => number; readonly stop: () => void } {
  const histogram = monitorEventLoopDelay({ resolution: 10 })
  histogram.enable()
  // The histogram counts its own 10 ms timer in.
  return {
    p99Seconds: () => Math.max(0, histogram.percentile(99) / 1e9 - 0.01),
    stop: () => histogram.disable(),
  }
}

/** What the server counts, in Prometheus' text format. */
export function metricsText({
  store,
  supervisor,
  previews,
  truthClients,
  previewClients,
  eventLoop,
  startedAt,
}: ServerContext): string {
  const memory = process.memoryUsage()
  const lines: string[] = []
  const metric = (
    name: string,
    type: 'counter' | 'gauge',
    help: string,
    values: readonly (readonly [labels: string, value: number])[],
  ): void => {
    lines.push(`# HELP reelgraph_${name} ${help}`, `# TYPE reelgraph_${name} ${type}`)
    for (const [labels, value] of values)
      lines.push(`reelgraph_${name}${labels === '' ? '' : `{${labels}}`} ${value}`)
  }
  metric(
    'runs',
    'gauge',
    'Runs by status.',
    Object.entries(store.runs.counts()).map(([status, count]) => [`status="${status}"`, count] as const),
  )
  metric('queue_size', 'gauge', 'Runs that wait.', [['', store.queue.size()]])
  metric('queue_paused', 'gauge', '1 while the queue is paused.', [['', store.queue.paused ? 1 : 0]])
  metric('worker_restarts_total', 'counter', 'How often the device process was started again.', [
    ['', supervisor.restarts],
  ])
  metric('previews_total', 'counter', 'Previews by what became of them.', [
    ['result="sent"', previews.counts.sent],
    ['result="skipped"', previews.counts.skipped],
  ])
  metric('clients', 'gauge', 'Connected sockets by lane.', [
    ['lane="truth"', truthClients()],
    ['lane="preview"', previewClients()],
  ])
  metric('event_loop_delay_p99_seconds', 'gauge', 'Event loop delay of the server process.', [
    ['', eventLoop.p99Seconds()],
  ])
  metric('resident_memory_bytes', 'gauge', 'Resident memory of the server process.', [['', memory.rss]])
  metric('uptime_seconds', 'gauge', 'Seconds since the start.', [['', (Date.now() - startedAt) / 1000]])
  return `${lines.join('\n')}\n`
}
