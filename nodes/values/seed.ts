import { defineNode, integer, output, param, seed } from '../../engine/define/index.ts'

/** A seed that several samplers share. */
export const seedValue = defineNode({
  type: 'values/seed',
  version: 1,
  title: 'Seed',
  summary: 'Holds one seed for other nodes.',
  help:
    'A seed picks the noise that a video starts from: the same seed and settings make the same video again. Wire one Seed ' +
    'to several samplers to compare settings on the same noise. The dice draws a new one before each run.',
  icon: 'dices',
  inputs: {
    value: param(seed(), {
      label: 'Seed',
      help: 'A whole number from 0 to 9007199254740991.',
      widget: 'seed',
    }),
  },
  outputs: { seed: output(integer, { label: 'Seed' }) },
  concurrency: 'io',
})
