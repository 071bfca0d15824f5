// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { ApiProblem, type Api } from '../../../app/run/api/api.ts'
import { RunCentre } from '../../../app/run/run-centre.ts'
import { parseWorkflow, registryOf } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

it('what refused a run is told until the workflow is another; a moved node does not make it one', async () => {
  const { document } = parseWorkflow({
    format: 'reelgraph',
    version: 1,
    id: 'w',
    nodes: { s: { type: 'media/save-video', version: 1, params: {}, mode: 'mute' } },
    edges: {},
    layout: { nodes: { s: { x: 0, y: 0 } } },
  })
  const workflow = createStore(() => ({ document: document! }))
  const create = (): Promise<never> =>
    Promise.reject(new ApiProblem({ code: 'workflow.nothing-to-make', status: 422, detail: 'Nothing.' }))
  const api = { base: 'http://127.0.0.1:9', runs: { create } } as unknown as Api
  const runs = new RunCentre({ api, registry: registryOf(declarations), workflow })
  const refused = (): string | undefined => runs.state.getState().refused?.code
  await expect(runs.start(document!)).rejects.toThrow('Nothing.')
  expect(refused()).toBe('workflow.nothing-to-make')
  workflow.setState({ document: { ...document!, layout: { nodes: { s: { x: 9, y: 0 } } } } })
  expect(refused()).toBe('workflow.nothing-to-make')
  const { mode: _, ...running } = document!.nodes['s']!
  workflow.setState({ document: { ...document!, nodes: { s: running } } })
  expect(refused()).toBeUndefined()
  runs.close()
})
