import { afterEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { ApiProblem } from '../../../app/run/api/api.ts'
import { RunCentre } from '../../../app/run/run-centre.ts'
import { parseWorkflow, registryOf } from '../../../engine/graph/index.ts'

let runs: RunCentre
afterEach(() => runs.close())

it('a remembered run that the server does not know makes room for the next, and is remembered no more', async () => {
  const { document } = parseWorkflow({ format: 'reelgraph', version: 1, id: 'tale', nodes: {} })
  const kept = new Map([['reelgraph.run.tale', JSON.stringify({ run: 'gone' })]])
  const problem = new ApiProblem({ code: 'run.unknown', status: 404, detail: 'There is no such run.' })
  const api = {
    base: 'http://127.0.0.1:9',
    runs: { read: () => Promise.reject(problem), create: () => Promise.resolve({ id: 'new' }) },
  }
  runs = new RunCentre({
    api: api as never,
    registry: registryOf([]),
    workflow: createStore(() => ({ document: document! })),
    storage: {
      get length() {
        return kept.size
      },
      key: (at) => [...kept.keys()][at] ?? null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
    },
    // The connection is not what tells of it here.
    place: { ready: new Promise<void>(() => {}) },
  })
  expect(runs.current).toMatchObject({ id: 'gone', status: 'unknown' })
  await expect.poll(() => runs.current?.lost).toBe(true)
  await runs.start(document!)
  expect(runs.current?.id).toBe('new')
  expect(JSON.parse(kept.get('reelgraph.run.tale')!)).toMatchObject({ run: 'new' })
})
