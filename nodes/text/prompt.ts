import { z } from 'zod'
import { defineNode, output, param, text } from '../../engine/define/index.ts'

/** Words for a Text Encoder, typed by hand. */
export const prompt = defineNode({
  type: 'text/prompt',
  version: 1,
  title: 'Prompt',
  summary: 'Holds the words that say what the video shows.',
  help:
    'Write one plain sentence: who, what they do, where, when, and what the camera does. For example "a fox runs to the ' +
    'right in a forest at night, the camera zooms in".\n\n' +
    'Wire it to a Text Encoder. A second Prompt and Text Encoder, wired to Negative of the DiT Sampler, says what the ' +
    'video should keep away from.',
  icon: 'type',
  inputs: {
    words: param(z.string().max(20_000).default('a fox runs to the right in a forest at night'), {
      label: 'Words',
      help: 'What the video shows, in one sentence.',
      widget: 'multiline',
    }),
  },
  outputs: { text: output(text, { label: 'Text' }) },
  concurrency: 'io',
})
