import { lexiconFile } from './bundle.ts'

/** Where the config of a codec lies: beside its decoder, as Optimum has it, or as in the checkpoint. The first that is there counts. */
export const codecConfigs = ['vae_decoder/config.json', 'vae/config.json'] as const

/** What a bundle may have beside its graphs, its `model_index.json` and its `bundle.json`. */
export const sideFiles = [
  lexiconFile,
  'tokenizer/tokenizer.json',
  'tokenizer/tokenizer_config.json',
  'transformer/config.json',
  ...codecConfigs,
  'scheduler/scheduler_config.json',
] as const
