import { expect, test } from 'vitest'
import { seedLines } from '../../../engine/cli/seed-lines.ts'

test('what dice drew is told with what gives it again', () => {
  expect(
    seedLines([
      { node: 'sampler', param: 'seed', value: 12 },
      { subgraph: 'shots', node: 'sampler', param: 'seed', value: 34 },
    ]),
  ).toEqual([
    'The dice gave 12: --set sampler.seed=12 gives it again.',
    'The dice gave 34 to "seed" of "sampler" in the subgraph "shots".',
  ])
})
