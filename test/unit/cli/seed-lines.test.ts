import { expect, test } from 'vitest'
import { seedLines } from '../../../engine/cli/seed-lines.ts'
import { parseWorkflow, registryOf, rollDice, setByName } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)
const seed = { type: 'values/seed', version: 1, params: { value: 1 }, dice: ['value'] }
const sampler = { type: 'sampling/dit-sampler', version: 1, params: { seed: 1 }, dice: ['seed'] }

/** What is told of a workflow whose dice give 12, 13, … in turn, and is set by name first. */
function told(workflow: object, ...set: readonly (readonly [string, number])[]): readonly string[] {
  let { document } = parseWorkflow({ format: 'reelgraph', version: 1, id: 'w', ...workflow })
  for (const [name, value] of set) document = setByName(document!, name, value, registry).document
  let next = 12
  return seedLines(
    rollDice(document!, () => next++),
    registry,
  )
}

/** Two shots, which are instances of a subgraph whose seed has its dice on. */
const shots = {
  nodes: {
    one: { type: 'subgraph/shot@1', version: 1, params: {} },
    two: { type: 'subgraph/shot@1', version: 1, params: {} },
  },
  subgraphs: { shot: { version: 1, title: 'Shot', inputs: [], outputs: [], nodes: { seed } } },
}
const ofShots = 'The dice gave 12 to "value" of "seed" in the subgraph "shot".'

test('what dice drew is told with what gives it again', () => {
  expect(told({ nodes: { seed }, edges: {} })).toEqual([
    'The dice gave 12: --set seed.value=12 gives it again.',
  ])
  expect(told(shots)).toEqual([ofShots])
  expect(told({ nodes: {} })).toEqual([])
})

test('what is set for every instance is not said to come from the dice, for one of them it still is', () => {
  expect(told(shots, ['one/seed.value', 7])).toEqual([ofShots])
  expect(told(shots, ['one/seed.value', 7], ['two/seed.value', 8])).toEqual([])
})

test('a draw that no node takes is not told: a wire feeds it, or its node does not run', () => {
  const edges = { e: { from: ['seed', 'seed'], to: ['sampler', 'seed'] } }
  const of = (mode?: 'mute'): object => ({
    nodes: { seed: { ...seed, ...(mode && { mode }) }, sampler },
    edges,
  })
  expect(told(of())).toEqual(['The dice gave 12: --set seed.value=12 gives it again.'])
  // A wire from what is muted brings nothing, so the sampler takes its own.
  expect(told(of('mute'))).toEqual(['The dice gave 13: --set sampler.seed=13 gives it again.'])
})
