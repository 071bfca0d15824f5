import { z } from 'zod'
import { defineNode, input, output, param, video } from '../../engine/define/index.ts'

/** A part of a video. */
export const trim = defineNode({
  type: 'media/trim',
  version: 1,
  title: 'Trim',
  summary: 'Keeps a part of a video.',
  help:
    'Keeps the frames from From up to To. To -0.25 ' +
    'cuts off the last quarter of a second. Nothing is copied: frames that are cut away are not even decoded.',
  icon: 'crop',
  inputs: {
    video: input(video, { label: 'Video' }),
    from: param(z.number().min(0).max(86_400).default(0), {
      label: 'From',
      help: 'Where the part starts.',
      unit: 's',
      step: 0.25,
    }),
    to: param(z.number().min(-86_400).max(86_400).default(0), {
      label: 'To',
      help: 'Where the part ends; 0 is the end of the video, below 0 counts back from it.',
      unit: 's',
      step: 0.25,
    }),
  },
  outputs: { video: output(video, { label: 'Video' }) },
  bypass: { video: 'video' },
  concurrency: 'cpu',
  check: (params) =>
    Number(params['to']) > 0 && Number(params['to']) <= Number(params['from'])
      ? [{ input: 'to', message: 'To is not after From. Make To later, or From earlier.' }]
      : [],
})
