import { z } from 'zod'
import { defineNode, input, output, param, video } from '../../engine/define/index.ts'

/** Larger pictures by a network that has seen many, rather than by averaging neighbours. */
export const upscale = defineNode({
  type: 'media/upscale',
  version: 1,
  title: 'Upscale',
  summary: 'Makes a video 2 or 4 times as large with a neural network.',
  help:
    'Put it between Decoder and Save Video. The upscaler in the box, ESRGAN, draws the larger picture: edges ' +
    'stay clean where plain enlarging makes them soft. It sharpens what is there and invents nothing.\n\n' +
    'Frames are enlarged one at a time when a node asks for them, large ones in tiles, so a long video needs little memory. ' +
    'It takes time: on two cores about a quarter of a second for a frame of 64 × 64, and in proportion for larger ones. 2 ' +
    'takes as long as 4, because the picture is made 4 times as large and then halved.',
  icon: 'image-upscale',
  inputs: {
    video: input(video, { label: 'Video', help: 'A video or a picture.' }),
    scale: param(z.enum(['2', '4']).default('4'), {
      label: 'Scale',
      help: 'How many times as wide and as high it becomes.',
      unit: '×',
      widget: 'select',
    }),
  },
  outputs: { video: output(video, { label: 'Video' }) },
  bypass: { video: 'video' },
  concurrency: 'device',
  externals: () => [{ kind: 'upscaler', id: 'upscaler' }],
})
