import { z } from 'zod'
import { defineNode, number, output, param } from '../../engine/define/index.ts'

/** A number that several nodes share. */
export const numberValue = defineNode({
  type: 'values/number',
  version: 1,
  title: 'Number',
  summary: 'Holds one number for other nodes.',
  help:
    'Wire it to any setting that takes a number, for example Guidance of DiT Sampler or Seconds of Empty Clip. One Number ' +
    'can feed many nodes, so that they change together.',
  icon: 'hash',
  inputs: { value: param(z.number().default(1), { label: 'Value', widget: 'number' }) },
  outputs: { number: output(number, { label: 'Number' }) },
  concurrency: 'io',
})
