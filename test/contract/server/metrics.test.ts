import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseWorkflow } from '../../../engine/graph/index.ts'
import { testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

const document = parseWorkflow({ format: 'reelgraph', version: 1, id: 'w', nodes: {}, edges: {} }).document!

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.end())

/** Reads the text format as Prometheus does: every sample has a family that says its type and what it is. */
async function samples(): Promise<Map<string, number>> {
  const response = await fetch(`${server.url}/api/metrics`)
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const text = await response.text()
  expect(text.endsWith('\n')).toBe(true)
  const families = new Map<string, string>()
  const found = new Map<string, number>()
  for (const line of text.trimEnd().split('\n')) {
    const said = /^# (HELP|TYPE) ([a-z0-9_]+) (.+)$/.exec(line)
    if (said) {
      if (said[1] === 'TYPE') expect(['counter', 'gauge']).toContain(said[3])
      families.set(said[2]!, `${families.get(said[2]!) ?? ''}${said[1]} `)
      continue
    }
    const sample = /^([a-z0-9_]+)(\{[a-z]+="[a-z]+"(?:,[a-z]+="[a-z]+")*\})? (\S+)$/.exec(line)
    expect(sample, line).not.toBeNull()
    expect(families.get(sample![1]!), line).toBe('HELP TYPE ')
    const name = `${sample![1]}${sample![2] ?? ''}`
    expect(found.has(name), line).toBe(false)
    expect(Number(sample![3]), line).not.toBeNaN()
    found.set(name, Number(sample![3]))
  }
  return found
}

it('are in the format of Prometheus and tell what is the case', async () => {
  const { store } = server.context
  const before = await samples()
  expect(before.get('reelgraph_runs{status="queued"}')).toBe(0)
  store.queue.pause()
  const runs = [1, 2, 3].map(() => store.runs.create({ document }))
  store.queue.cancelQueued(runs[0]!.id)
  const after = await samples()
  expect([...after.keys()]).toEqual([...before.keys()])
  expect(after.get('reelgraph_runs{status="queued"}')).toBe(2)
  expect(after.get('reelgraph_runs{status="cancelled"}')).toBe(1)
  expect(after.get('reelgraph_queue_size')).toBe(2)
  expect(after.get('reelgraph_queue_paused')).toBe(1)
  expect(after.get('reelgraph_worker_restarts_total')).toBe(0)
  expect(after.get('reelgraph_clients{lane="truth"}')).toBe(0)
  expect(after.get('reelgraph_resident_memory_bytes')).toBeGreaterThan(1e6)
  expect(after.get('reelgraph_uptime_seconds')!).toBeGreaterThanOrEqual(
    before.get('reelgraph_uptime_seconds')!,
  )
})
