import { conditioning, defineNode, input, model, output, text } from '../../engine/define/index.ts'

/** Turns one caption into conditioning that speaks to every frame. */
export const textEncoder = defineNode({
  type: 'text/text-encoder',
  version: 1,
  title: 'Text Encoder',
  summary: 'Turns words into what the sampler understands.',
  help:
    'A model does not read words but numbers that stand for them; this node makes those numbers, called conditioning. ' +
    'It uses the text encoder of the model, so wire the same model here and to the DiT Sampler.\n\n' +
    'Words that the model never learnt are named in a note. Prompt Rewriter can replace many of them.',
  icon: 'text-quote',
  inputs: {
    model: input(model, { label: 'Model', help: 'Whose text encoder to use.' }),
    text: input(text, { label: 'Text', help: 'The caption of the whole video.' }),
  },
  outputs: { conditioning: output(conditioning, { label: 'Conditioning' }) },
  concurrency: 'device',
})
