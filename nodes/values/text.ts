import { z } from 'zod'
import { defineNode, output, param, text } from '../../engine/define/index.ts'

/** A word or line that several nodes share. */
export const textValue = defineNode({
  type: 'values/text',
  version: 1,
  title: 'Text',
  summary: 'Holds one line of text for other nodes.',
  help:
    'Wire it to any setting that takes text: a file name, a choice such as the solver, or the words of a prompt. One Text ' +
    'can feed many nodes, so that they change together.',
  icon: 'text-cursor-input',
  inputs: { value: param(z.string().max(20_000).default(''), { label: 'Value', widget: 'text' }) },
  outputs: { text: output(text, { label: 'Text' }) },
  concurrency: 'io',
})
