import { z } from 'zod'
import { clip, defineNode, input, model, output, param } from '../../engine/define/index.ts'

/** A clip of which nothing is known: the start of text-to-video. */
export const emptyClip = defineNode({
  type: 'clip/empty-clip',
  version: 1,
  title: 'Empty Clip',
  summary: 'Says how large and how long the video is.',
  help:
    'Wire it to the DiT Sampler to make a video from words ' +
    'alone, or to Place Frames first to start from a picture.\n\n' +
    'A model works on blocks of pixels and frames, so size and length are rounded to what it can make; a note says what ' +
    'they became. Load Model says what a model was trained at; longer clips are made in windows.',
  icon: 'film',
  inputs: {
    model: input(model, { label: 'Model', help: 'Which model the clip is for.' }),
    seconds: param(z.number().min(0).max(3600).default(2.25), {
      label: 'Seconds',
      help: 'How long the video is.',
      unit: 's',
      step: 0.25,
      suits: 'seconds',
    }),
    width: param(z.number().int().min(8).max(8192).default(64), {
      label: 'Width',
      unit: 'px',
      step: 16,
      suits: 'width',
    }),
    height: param(z.number().int().min(8).max(8192).default(64), {
      label: 'Height',
      unit: 'px',
      step: 16,
      suits: 'height',
    }),
    frames: param(z.number().int().min(0).max(100_000).default(0), {
      label: 'Frames',
      help: 'The exact number of frames; 0 goes by Seconds.',
      group: 'Exact length',
    }),
  },
  outputs: { clip: output(clip, { label: 'Clip' }) },
  concurrency: 'cpu',
  check: (params) =>
    Number(params['frames']) === 0 && Number(params['seconds']) <= 0
      ? [{ input: 'seconds', message: 'A video of 0 seconds has no frames. Make Seconds longer.' }]
      : [],
})
