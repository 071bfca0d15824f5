import { z } from 'zod'
import { defineNode, input, model, output, param, text } from '../../engine/define/index.ts'

/** Free text in the words that a model learnt. */
export const promptRewriter = defineNode({
  type: 'text/prompt-rewriter',
  // Raised whenever the same words come to be rewritten otherwise: what was kept of them is not found then.
  version: 13,
  title: 'Prompt Rewriter',
  summary: 'Puts a prompt into the words that the model knows.',
  help:
    'A small model learnt few words. This node replaces what it can ("a puppy sprints" becomes "a dog runs"), mends ' +
    'forms and spelling, and says in a note what it changed and which words it does not know.\n\n' +
    'Wire it between Prompt and Text Encoder. A model that brings no list of words gets the prompt as it is.',
  icon: 'spell-check',
  inputs: {
    model: input(model, { label: 'Model', help: 'Whose words to use.' }),
    text: input(text, { label: 'Text', help: 'What you would say.' }),
    leaveOut: param(z.boolean().default(true), {
      label: 'Leave out unknown words',
      help: 'Takes words out that the model cannot understand.',
      widget: 'switch',
    }),
  },
  outputs: { text: output(text, { label: 'Text' }) },
  bypass: { text: 'text' },
  migrations: {
    1: (params) => params,
    2: (params) => params,
    3: (params) => params,
    4: (params) => params,
    5: (params) => params,
    6: (params) => params,
    7: (params) => params,
    8: (params) => params,
    9: (params) => params,
    10: (params) => params,
    11: (params) => params,
    12: (params) => params,
  },
  concurrency: 'io',
})
