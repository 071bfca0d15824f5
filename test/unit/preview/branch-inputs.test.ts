import { expect, test } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { branchInputs } from '../../../app/preview/branch-inputs.ts'
import { branchWords } from '../../../app/preview/branch-words.ts'
import { rewired } from '../../../app/preview/rewired.ts'
import { seedBatch } from '../../../app/preview/seed-batch.ts'
import { registryOf } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { graph, workflow } from '../graph/sample-workflow.ts'

type Params = Record<string, unknown>

/** A sampler in a subgraph, its seed on the face of the instance or not. */
function inSubgraph(sampler: Params, instance: Params = {}, dice: string[] = []): WorkflowDocument {
  const inside = graph({ sampler: { type: 'sampling/dit-sampler', params: sampler, dice } })
  return workflow(
    {
      prompt: { type: 'text/prompt', params: { words: 'a fox' } },
      shot: { type: 'subgraph/shot@1', params: instance },
    },
    [],
    {
      subgraphs: {
        shot: {
          ...inside,
          version: 1,
          title: 'Shot',
          inputs: 'seed' in instance ? [{ name: 'seed', to: ['sampler', 'seed'] }] : [],
          outputs: [],
        },
      },
    },
  )
}

test('what was changed inside of a subgraph is what a branch does differently', () => {
  const before = inSubgraph({ seed: 4, guidance: 5 })
  const now = inSubgraph({ seed: 4, guidance: 7 })
  expect(branchInputs(before, before)).toEqual({})
  expect(branchInputs(before, now)).toEqual({ 'shot/sampler.guidance': 7 })
  const editor = { document: { document: now }, registry: registryOf(declarations) } as unknown as Parameters<
    typeof branchWords
  >[1]
  const inputs = branchInputs(before, now)
  expect(branchWords({ inputs, rewired: false }, editor)).toBe(
    'Goes on with what you changed: Guidance of DiT Sampler.',
  )
  expect(branchWords({ inputs, rewired: true }, editor)).toBe(
    'Goes on with what you changed: Guidance of DiT Sampler. ' +
      'Nodes, wires and modes stay as they were in this run; only settings go along.',
  )
})

test('what is back at its default, and a number of -1, are different too; dice keep what was drawn', () => {
  const inputs = (before: Params, now: Params, dice: string[] = []) =>
    branchInputs(inSubgraph(before), inSubgraph(now, {}, dice))
  expect(inputs({ guidance: 7 }, {})).toEqual({ 'shot/sampler.guidance': 5 })
  expect(inputs({ guidance: 5 }, {})).toEqual({})
  expect(inputs({ guidance: 3 }, { guidance: -1 })).toEqual({ 'shot/sampler.guidance': -1 })
  expect(inputs({ seed: 9 }, { seed: 4 }, ['seed'])).toEqual({})
})

test('seeds near the largest go on from 0', () => {
  const largest = Number.MAX_SAFE_INTEGER
  const seeds = seedBatch(inSubgraph({ seed: largest }), 3).map((one) => one['shot/sampler.seed'])
  expect(seeds).toEqual([largest, 0, 1])
})

test('other nodes, wires and modes before the sampler are told apart from settings, and from what lies elsewhere', () => {
  const nodes = {
    prompt: { type: 'text/prompt', params: { words: 'a fox' } },
    rewriter: { type: 'text/prompt-rewriter' },
    encoder: { type: 'text/text-encoder' },
    sampler: { type: 'sampling/dit-sampler', params: { seed: 4 } },
    save: { type: 'media/save-video' },
  }
  const wires = [
    'prompt.text -> rewriter.text',
    'rewriter.text -> encoder.text',
    'encoder.cond -> sampler.prompt',
  ]
  const before = workflow(nodes, wires)
  const differs = (now: WorkflowDocument): boolean => rewired(before, now, 'sampler')
  expect(differs(workflow(nodes, wires))).toBe(false)
  expect(differs(workflow({ ...nodes, sampler: { ...nodes.sampler, params: { seed: 5 } } }, wires))).toBe(
    false,
  )
  expect(differs(workflow({ ...nodes, other: { type: 'value/number' } }, wires))).toBe(false)
  expect(differs(workflow({ ...nodes, rewriter: { ...nodes.rewriter, mode: 'bypass' } }, wires))).toBe(true)
  expect(differs(workflow(nodes, wires.slice(1)))).toBe(true)
  const past = ['prompt.text -> encoder.text', 'encoder.cond -> sampler.prompt']
  expect(differs(workflow(nodes, past))).toBe(true)
})

test('a setting on the face of an instance is changed where it counts; dice keep what was drawn', () => {
  const [before, now] = [inSubgraph({ seed: 0 }, { seed: 4 }), inSubgraph({ seed: 0 }, { seed: 5 })]
  expect(branchInputs(before, now)).toEqual({ 'shot/sampler.seed': 5 })
  expect(branchInputs(inSubgraph({ seed: 12 }), inSubgraph({ seed: 4 }, {}, ['seed']))).toEqual({})
})

test('seeds inside of subgraphs are run several of, on the face of the instance or not', () => {
  expect(seedBatch(inSubgraph({ seed: 4 }), 3)).toEqual([
    { 'shot/sampler.seed': 4 },
    { 'shot/sampler.seed': 5 },
    { 'shot/sampler.seed': 6 },
  ])
  expect(seedBatch(inSubgraph({ seed: 0 }, { seed: 8 }), 2)).toEqual([
    { 'shot/sampler.seed': 8 },
    { 'shot/sampler.seed': 9 },
  ])
})

test('a seed that is fed by a wire is not counted on', () => {
  const document = workflow(
    { each: { type: 'flow/for-each' }, sampler: { type: 'sampling/dit-sampler', params: { seed: 4 } } },
    ['each.index -> sampler.seed'],
  )
  expect(seedBatch(document, 2)).toEqual([{}, {}])
})

test('what a wire fed in the run that is branched from is not taken along', () => {
  const nodes = (seed: number, guidance: number) => ({
    each: { type: 'flow/for-each' },
    sampler: { type: 'sampling/dit-sampler', params: { seed, guidance } },
  })
  const before = workflow(nodes(4, 5), ['each.index -> sampler.seed'])
  expect(branchInputs(before, workflow(nodes(7, 6)))).toEqual({ 'sampler.guidance': 6 })
})
