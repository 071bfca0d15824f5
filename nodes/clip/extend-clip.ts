import { z } from 'zod'
import { clip, defineNode, input, model, optional, output, param } from '../../engine/define/index.ts'

/** Adds frames to be made before, after, or around a clip's known frames, or between its end and its start. */
export const extendClip = defineNode({
  type: 'clip/extend-clip',
  version: 1,
  title: 'Extend Clip',
  summary: 'Makes room for more before or after a clip.',
  help:
    'The frames of the clip are kept as they are, and unknown frames are put before them, after them, on both sides, or ' +
    'after them so that the end leads back to the start (loop). A DiT Sampler then makes them to fit.\n\n' +
    'Make may be a minute: far past what the model sees at once it is made window by ' +
    'window. With Both, ' +
    'Make is added on each side and all of the clip is kept.\n\n' +
    'With Loop the start of the clip stands again at the end, for the new part to meet it, so the video shows it twice. ' +
    'Cut it off after decoding with a Trim node; a note says how much.',
  icon: 'arrow-right-from-line',
  inputs: {
    clip: input(clip, { label: 'Clip', help: 'The clip to extend.' }),
    model: optional(model, { label: 'Model', help: 'Checks that the clip is of this model.' }),
    direction: param(z.enum(['before', 'after', 'both', 'loop']).default('after'), {
      label: 'Direction',
      help: 'Where the new frames go.',
      widget: 'select',
    }),
    keep: param(z.number().min(0).max(3600).default(0), {
      label: 'Keep',
      help: 'How much of the clip to keep, on the side that grows; 0 keeps all. With Loop, how much stands again at the end, as it is.',
      unit: 's',
      step: 0.25,
    }),
    make: param(z.number().min(0.01).max(3600).default(2), {
      label: 'Make',
      help: 'How long the new part is.',
      unit: 's',
      step: 0.25,
    }),
    hold: param(z.number().min(0).max(1).default(1), {
      label: 'Hold',
      help: 'At 1.00 known frames stay as they are. Below it they are noised again and may change.',
      widget: 'slider',
      step: 0.05,
    }),
  },
  outputs: { clip: output(clip, { label: 'Clip' }) },
  bypass: { clip: 'clip' },
  concurrency: 'cpu',
})
