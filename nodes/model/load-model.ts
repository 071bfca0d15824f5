import { z } from 'zod'
import { defineNode, model, output, param } from '../../engine/define/index.ts'

/** Chooses an installed model. What travels on is its description; weights are read when a node uses it. */
export const loadModel = defineNode({
  type: 'model/load-model',
  version: 1,
  title: 'Load Model',
  summary: 'Chooses the model that the other nodes use.',
  help:
    'Everything that makes or reads pictures needs a model: Text Encoder, Empty Clip, DiT Sampler and Decoder all take ' +
    'the same one. picturebook is in the box and runs on any computer.\n\n' +
    '"Use its settings" sets what suits the model where defaults stand.\n\n' +
    '"reelgraph models list" shows what is installed, "reelgraph models add FOLDER" adds one.',
  icon: 'package',
  inputs: {
    model: param(z.string().min(1).max(200).default('picturebook'), {
      label: 'Model',
      help: 'The id of an installed model.',
      widget: 'model',
    }),
  },
  outputs: { model: output(model, { label: 'Model' }) },
  concurrency: 'io',
  externals: ({ model: id }) => [
    typeof id === 'string' ? { kind: 'model', id } : { kind: 'models', id: 'installed' },
  ],
})
