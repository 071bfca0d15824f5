/**
 * A long queue through a kill of the server, what lists take, how large events are and how late the server's event loop
 * is. Run with `npx tsx bench/server-queue.ts [runs] [lists]`.
 */
import { table } from '../engine/cli/table.ts'
import type { RunEvent } from '../engine/run/index.ts'
import { openStore } from '../engine/store/index.ts'
import { machineLine } from './load.ts'
import { pacedWorkflow, quantile, ServerBed, textToVideo } from './server-bed.ts'

const [runs = 1000, lists = 300] = process.argv.slice(2).map(Number)
const bed = await ServerBed.open()
const rows: string[][] = [['what', 'measured', 'wanted']]
const ms = (value: number): string => `${value.toFixed(1)} ms`

/** What a request takes; one that came too often is asked again and not counted. */
async function timed<T>(work: () => Promise<T>): Promise<readonly [ms: number, result: T]> {
  const from = performance.now()
  const result = await work()
  return [performance.now() - from, result]
}

async function fillQueue(): Promise<string[]> {
  await bed.json('/api/queue/pause', {})
  const [ids, times]: [string[], number[]] = [[], []]
  for (let salt = 0; salt < runs; salt++) {
    const [took, id] = await timed(() => bed.post(pacedWorkflow({ steps: 1, ms: 1, salt })))
    ids.push(id)
    times.push(took)
  }
  rows.push([`a run accepted, on disk, p50`, ms(quantile(times, 0.5)), ''])
  return ids
}

/** Kills the server, looks at the queue as it is on disk, and starts the server again. */
async function restart(ids: readonly string[]): Promise<void> {
  await bed.serve.end('SIGKILL')
  const store = openStore(bed.root)
  const waiting = store.queue.list(runs + 1).map(({ id }) => id)
  store.close()
  const [took] = await timed(() => bed.start())
  const listed: string[] = []
  for (let before = ''; ;) {
    const page = await bed.json<{ runs: { id: string }[]; next?: string }>(
      `/api/runs?status=queued&limit=200${before}`,
    )
    listed.push(...page.runs.map(({ id }) => id))
    if (page.next === undefined) break
    before = `&before=${page.next}`
  }
  const inOrder = [waiting, listed.reverse()].every((found) => found.join() === ids.join())
  rows.push([
    `${runs} queued runs, server killed and started`,
    inOrder ? 'all there, in order' : 'LOST',
    'all there, in order',
  ])
  rows.push(['… until it listens again', ms(took), ''])
}

async function listRuns(path: string): Promise<void> {
  const times: number[] = []
  while (times.length < lists) {
    const [took, { status }] = await timed(() => bed.serve.json(path))
    if (status === 200) times.push(took)
  }
  rows.push([
    `GET ${path}, p50 / p95`,
    `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))}`,
    'p95 < 50 ms',
  ])
}

/** A row of nodes, each wired to the one before. */
function chain(nodes: number): object {
  const names = Array.from({ length: nodes }, (_, i) => `link-${i}`)
  const links = names.map((name, i) => [
    name,
    { type: 'bench/link', version: 1, params: { plus: nodes + i } },
  ])
  const edges = names.slice(1).map((name, i) => [`to-${name}`, { from: [names[i], 'out'], to: [name, 'a'] }])
  return {
    format: 'reelgraph',
    version: 1,
    id: 'chain',
    nodes: Object.fromEntries(links) as object,
    edges: Object.fromEntries(edges) as object,
  }
}

async function eventBytes(nodes: number): Promise<void> {
  await bed.usage()
  const [took, id] = await timed(async () => {
    const id = await bed.post(chain(nodes), { targets: [`link-${nodes - 1}`], priority: 1 })
    await ended(id)
    return id
  })
  const { lagP99Ms, lagMaxMs } = await bed.usage()
  let [bytes, count] = [0, 0]
  for (let after = 0; ;) {
    const { events } = await bed.json<{ events: RunEvent[] }>(
      `/api/runs/${id}/events?after=${after}&limit=5000`,
    )
    if (events.length === 0) break
    after = events.at(-1)!.seq
    for (const event of events.filter((event) => 'node' in event)) {
      bytes += JSON.stringify(event).length
      count++
    }
  }
  rows.push([
    `bytes a node event, ${nodes} nodes`,
    `${(bytes / count).toFixed(0)} (${count} events)`,
    '< 300, linear',
  ])
  rows.push([`… its run`, ms(took), ''])
  rows.push([
    `event loop of the server meanwhile, p99 / max`,
    `${ms(lagP99Ms)} / ${ms(lagMaxMs)}`,
    'p99 < 50 ms',
  ])
}

async function loopLag(): Promise<void> {
  const id = await bed.post(textToVideo(), { inputs: { seed: 1 }, priority: 1 })
  await bed.serve.when(id, (event) => event.type === 'node.progress' && event.node === 'sampler')
  await bed.usage()
  await bed.serve.when(id, (event) => event.type === 'node.started' && event.node === 'save')
  const sampling = await bed.usage()
  await ended(id)
  const encoding = await bed.usage()
  for (const [what, { lagP99Ms, lagMaxMs }] of Object.entries({
    inference: sampling,
    'decoding and encoding': encoding,
  })) {
    rows.push([
      `event loop of the server during ${what}, p99 / max`,
      `${ms(lagP99Ms)} / ${ms(lagMaxMs)}`,
      'p99 < 50 ms',
    ])
  }
}

/** Resolves when a run has ended well. */
async function ended(id: string): Promise<void> {
  const event = await bed.serve.when(id, ({ type }) => /^run\.(done|failed|cancelled)$/.test(type))
  if (event.type !== 'run.done') throw new Error(JSON.stringify(event))
}

const ids = await fillQueue()
await restart(ids)
await listRuns('/api/runs')
await listRuns('/api/runs?status=queued&limit=200')
// The queue goes on behind these, which are first; each is told of by events, not asked for.
await bed.json('/api/queue/resume', {})
await eventBytes(1000)
await eventBytes(2000)
await loopLag()
await bed.close()
process.stdout.write(`server-queue · ${machineLine()}\n\n${table(rows)}\n`)
