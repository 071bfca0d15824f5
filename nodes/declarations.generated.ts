// Made by `npm run nodes:index`; edits are lost.
import type { NodeDefinition } from '../engine/define/index.ts'
import { emptyClip } from './clip/empty-clip.ts'
import { extendClip } from './clip/extend-clip.ts'
import { multiShotComposer } from './clip/multi-shot-composer.ts'
import { placeFrames } from './clip/place-frames.ts'
import { retake } from './clip/retake.ts'
import { decoder } from './codec/decoder.ts'
import { encoder } from './codec/encoder.ts'
import { collect } from './flow/collect.ts'
import { forEach } from './flow/for-each.ts'
import { switchNode } from './flow/switch.ts'
import { concatenate } from './media/concatenate.ts'
import { loadImage } from './media/load-image.ts'
import { loadVideo } from './media/load-video.ts'
import { preview } from './media/preview.ts'
import { saveVideo } from './media/save-video.ts'
import { trim } from './media/trim.ts'
import { upscale } from './media/upscale.ts'
import { loadModel } from './model/load-model.ts'
import { ditSampler } from './sampling/dit-sampler.ts'
import { noiseScheduler } from './sampling/noise-scheduler.ts'
import { prompt } from './text/prompt.ts'
import { promptRewriter } from './text/prompt-rewriter.ts'
import { textEncoder } from './text/text-encoder.ts'
import { numberValue } from './values/number.ts'
import { seedValue } from './values/seed.ts'
import { textValue } from './values/text.ts'

/** Every node type, by category and name. Safe in the browser. */
export const declarations: readonly NodeDefinition[] = [
  emptyClip,
  extendClip,
  multiShotComposer,
  placeFrames,
  retake,
  decoder,
  encoder,
  collect,
  forEach,
  switchNode,
  concatenate,
  loadImage,
  loadVideo,
  preview,
  saveVideo,
  trim,
  upscale,
  loadModel,
  ditSampler,
  noiseScheduler,
  prompt,
  promptRewriter,
  textEncoder,
  numberValue,
  seedValue,
  textValue,
] as readonly unknown[] as readonly NodeDefinition[]
