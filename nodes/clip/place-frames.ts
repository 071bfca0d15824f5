import { z } from 'zod'
import { clip, defineNode, input, model, output, param, video } from '../../engine/define/index.ts'

/** Puts a picture or video into a clip at a time, as frames that are known. */
export const placeFrames = defineNode({
  type: 'clip/place-frames',
  version: 1,
  title: 'Place Frames',
  summary: 'Puts a picture or video into a clip at a time.',
  help:
    'The frames become known, so the sampler keeps them and makes the rest to fit. A picture at 0 s makes image-to-video; ' +
    'one at the start and one at the end (two of these nodes) makes the way from the first to the last.\n\n' +
    'The picture is fitted to the size of the clip. Times are rounded to what the model can place; a note says where the ' +
    'frames went. At Strength 1.00 they are kept exactly. Below it they are noised again, so that the model may change them.',
  icon: 'image-plus',
  inputs: {
    model: input(model, { label: 'Model', help: 'Encodes the frames. The clip must be of the same model.' }),
    clip: input(clip, { label: 'Clip', help: 'Where the frames go.' }),
    frames: input(video, { label: 'Frames', help: 'A picture or a video.' }),
    measured: param(z.enum(['start', 'end']).default('start'), {
      label: 'Measured from',
      help: 'Count At from the start of the clip, or back from its end.',
      widget: 'select',
    }),
    at: param(z.number().min(0).max(3600).default(0), {
      label: 'At',
      help: 'Where the first frame goes; measured from the end, where the last one goes.',
      unit: 's',
      step: 0.25,
    }),
    strength: param(z.number().min(0).max(1).default(1), {
      label: 'Strength',
      help: 'At 1.00 the frames are kept. Below it they are noised again and may change.',
      widget: 'slider',
      step: 0.05,
    }),
    fit: param(z.enum(['cover', 'contain', 'stretch']).default('cover'), {
      label: 'Fit',
      help: 'Cover cuts the edges, contain adds bars, stretch bends the picture.',
      widget: 'select',
      group: 'Fitting',
    }),
  },
  outputs: { clip: output(clip, { label: 'Clip' }) },
  bypass: { clip: 'clip' },
  concurrency: 'device',
})
