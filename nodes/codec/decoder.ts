import { z } from 'zod'
import { clip, defineNode, input, model, output, param, video } from '../../engine/define/index.ts'

/** Latents to pictures, when somebody looks. */
export const decoder = defineNode({
  type: 'codec/decoder',
  version: 1,
  title: 'Decoder',
  summary: 'Turns a clip into a video that can be seen.',
  help:
    'A model works on small latent frames; the decoder turns them into pictures. Nothing is decoded before a node asks for ' +
    'frames, and then one piece at a time, so that a long video needs little memory.\n\n' +
    'Steady takes the flicker from what stands still; faint snow may blur.',
  icon: 'scan-line',
  inputs: {
    model: input(model, {
      label: 'Model',
      help: 'The model that made the clip: each has latents of its own.',
    }),
    clip: input(clip, { label: 'Clip', help: 'What to decode.' }),
    steady: param(z.number().min(0).max(32).default(0), {
      label: 'Steady',
      help: 'Levels of 255 that may flicker and are held still.',
      widget: 'slider',
      step: 1,
      suits: 'steady',
      group: 'Finish',
    }),
  },
  outputs: { video: output(video, { label: 'Video' }) },
  concurrency: 'device',
})
