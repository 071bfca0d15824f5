import { expect, it } from 'vitest'
import { differingSettings } from '../../../app/gallery/differing-settings.ts'
import { parseWorkflow, registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)

function workflow(nodes: object): WorkflowDocument {
  return parseWorkflow({ format: 'reelgraph', version: 1, id: 'w', nodes }).document!
}

const schedule = (params: object, more: object = {}) => ({
  schedule: { type: 'sampling/noise-scheduler', version: 1, params, ...more },
})

it('lists what differs by its label and its node, and counts what is the same', () => {
  const { differ, same } = differingSettings(
    workflow({ ...schedule({ steps: 20, shift: 3 }, { title: 'Mine' }) }),
    workflow({ ...schedule({ steps: 8, shift: 3 }) }),
    registry,
  )
  expect(differ).toEqual([
    { node: 'schedule', param: 'steps', label: 'Steps', of: 'Mine', choice: false, a: 20, b: 8 },
  ])
  expect(same).toHaveLength(1)
})

it('takes a setting that is not written as its default', () => {
  const definition = registry.get('sampling/noise-scheduler')!
  const slot = definition.inputs['steps'] as unknown as { schema: { parse: (value: unknown) => unknown } }
  const steps = slot.schema.parse(undefined)
  const { differ, same } = differingSettings(workflow(schedule({ steps })), workflow(schedule({})), registry)
  expect(differ).toEqual([])
  expect(same).toHaveLength(1)
})

it('does not compare nodes of different types, nor those that one has not', () => {
  const other = { schedule: { type: 'text/prompt', version: 1, params: { words: 'a fox' } } }
  for (const b of [workflow(other), workflow({})])
    expect(differingSettings(workflow(schedule({ steps: 3 })), b, registry)).toEqual({ differ: [], same: [] })
})

it('knows which are choices', () => {
  const solver = (value: string) =>
    workflow({ s: { type: 'sampling/dit-sampler', version: 1, params: { solver: value } } })
  const { differ } = differingSettings(solver('euler'), solver('dpmpp-2m'), registry)
  expect(differ).toMatchObject([{ param: 'solver', choice: true, a: 'euler', b: 'dpmpp-2m' }])
})

it('sees what differs inside of an instance, and says once what the instance shows', () => {
  const inside = (guidance: number, steps: number) =>
    parseWorkflow({
      format: 'reelgraph',
      version: 1,
      id: 'w',
      nodes: { shot: { type: 'subgraph/shot@1', version: 1, params: { steps } } },
      subgraphs: {
        shot: {
          version: 1,
          title: 'Shot',
          nodes: {
            sampler: { type: 'sampling/dit-sampler', version: 1, params: { guidance } },
            ...schedule({}),
          },
          edges: {},
          layout: { nodes: {} },
          inputs: [{ name: 'steps', to: ['schedule', 'steps'] }],
          outputs: [],
        },
      },
    }).document!
  const { differ } = differingSettings(inside(3, 8), inside(5, 9), registry)
  expect(differ.map(({ node, param, a, b }) => [node, param, a, b])).toEqual([
    ['shot', 'steps', 8, 9],
    ['shot/sampler', 'guidance', 3, 5],
  ])
})
