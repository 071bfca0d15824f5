import { z } from 'zod'
import { clip, defineNode, input, model, output, param, video } from '../../engine/define/index.ts'

/** Pictures to latents: a clip whose frames are all known. */
export const encoder = defineNode({
  type: 'codec/encoder',
  version: 1,
  title: 'Encoder',
  summary: 'Turns a video or picture into a clip.',
  help:
    'The frames of the clip are all known. Wire it to Extend Clip to continue a video of yours, to Retake to make a part of ' +
    'it again, or to Multi-Shot Composer as the earlier shots.\n\n' +
    'The model has a frame rate and blocks of pixels of its own: the video is shown at that rate and fitted to the size, and ' +
    'a note says what changed. Width and Height 0 take the size of the video.',
  icon: 'scan-eye',
  inputs: {
    model: input(model, { label: 'Model', help: 'Whose latents to make.' }),
    video: input(video, { label: 'Video', help: 'A video or a picture.' }),
    width: param(z.number().int().min(0).max(8192).default(0), {
      label: 'Width',
      help: '0 takes the width of the video.',
      unit: 'px',
      step: 16,
    }),
    height: param(z.number().int().min(0).max(8192).default(0), {
      label: 'Height',
      help: '0 takes the height of the video.',
      unit: 'px',
      step: 16,
    }),
    fit: param(z.enum(['cover', 'contain', 'stretch']).default('cover'), {
      label: 'Fit',
      help: 'Cover cuts the edges, contain adds bars, stretch bends the picture.',
      widget: 'select',
    }),
  },
  outputs: { clip: output(clip, { label: 'Clip' }) },
  concurrency: 'device',
})
