// Made by `npm run nodes:index`; edits are lost.
import type { NodeDefinition } from '../engine/define/index.ts'
import { emptyClip } from './clip/empty-clip.ts'
import { extendClip } from './clip/extend-clip.ts'
import { multiShotComposer } from './clip/multi-shot-composer.ts'
import { retake } from './clip/retake.ts'
import { decoder } from './codec/decoder.ts'
import { forEach } from './flow/for-each.ts'
import { switchNode } from './flow/switch.ts'
import { loadModel } from './model/load-model.ts'
import { ditSampler } from './sampling/dit-sampler.ts'
import { noiseScheduler } from './sampling/noise-scheduler.ts'
import { prompt } from './text/prompt.ts'
import { textEncoder } from './text/text-encoder.ts'
import { numberValue } from './values/number.ts'
import { seedValue } from './values/seed.ts'
import { textValue } from './values/text.ts'

/** Every node type, by category and name. Safe in the browser. */
export const declarations: readonly NodeDefinition[] = [
  emptyClip,
  extendClip,
  multiShotComposer,
  retake,
  decoder,
  forEach,
  switchNode,
  loadModel,
  ditSampler,
  noiseScheduler,
  prompt,
  textEncoder,
  numberValue,
  seedValue,
  textValue,
] as readonly unknown[] as readonly NodeDefinition[]
