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
    'Use the model that made the clip: every model has latents of its own.\n\n' +
    'Steady takes the flicker from what stands still, a wall or the sky, and leaves alone what clearly moves; faint snow or ' +
    'a dark shape at night may blur a little where it is high. It keeps the frames of four latents in memory.',
  icon: 'scan-line',
  inputs: {
    model: input(model, { label: 'Model', help: 'The model that made the clip.' }),
    clip: input(clip, { label: 'Clip', help: 'What to decode.' }),
    steady: param(z.number().min(0).max(32).default(0), {
      label: 'Steady',
      help: 'How far what stands still may flicker, in levels of 255, to be held still: 12 suits the model in the box, 0 decodes and no more.',
      widget: 'slider',
      step: 1,
      group: 'Finish',
    }),
  },
  outputs: { video: output(video, { label: 'Video' }) },
  concurrency: 'device',
})
