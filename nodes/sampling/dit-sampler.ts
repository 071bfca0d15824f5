import { z } from 'zod'
import {
  clip,
  conditioning,
  defineNode,
  input,
  model,
  optional,
  output,
  param,
  schedule,
  seed,
} from '../../engine/define/index.ts'
import { guidanceNames } from '../../engine/diffusion/guidance/guidance-names.ts'
import { solverNames } from '../../engine/diffusion/solvers/solver-names.ts'

const sigma = z.number().min(0).max(1)
const seconds = z.number().min(0).max(3600)

/** Removes the noise of a clip's unknown frames, step by step and, in long clips, window by window. */
export const ditSampler = defineNode({
  type: 'sampling/dit-sampler',
  // Raised when the same settings came to give another clip: far anchors are told as nearer.
  version: 2,
  title: 'DiT Sampler',
  summary: 'Denoises a clip along a noise schedule.',
  help:
    'This is where the video is made. The sampler fills the unknown frames of the clip with noise, asks the model again ' +
    'and again what the clean video looks like, and takes a step towards it, one for each level of the schedule. ' +
    'The picture shows what the model expects the finished video to be.\n\n' +
    'Known frames are kept. What is known decides the task: nothing known makes a new video; Extend Clip, Place Frames and ' +
    'Retake prepare a clip so that only a part is made.\n\n' +
    'Guidance says how strictly the video follows Prompt and keeps away from Negative. Too low looks vague, too high looks ' +
    'harsh. The same Seed, settings and model make the same video again.\n\n' +
    'A clip longer than the model can see at once is made in windows: each sees the frames before it (Overlap) and the ' +
    'first frames of the clip (Anchor frames), so that a minute needs no more memory than a few seconds. Guidance above ' +
    '1 hardens a little with every window.',
  icon: 'aperture',
  inputs: {
    model: input(model, { label: 'Model', help: 'Makes the video. The clip must come from the same model.' }),
    prompt: input(conditioning, { label: 'Prompt', help: 'What the video shows.' }),
    negative: optional(conditioning, { label: 'Negative', help: 'What the video keeps away from.' }),
    schedule: input(schedule, { label: 'Schedule', help: 'How the work is divided into steps.' }),
    clip: input(clip, { label: 'Clip', help: 'Which frames are known and which are to be made.' }),
    solver: param(z.enum(solverNames).default('euler'), {
      label: 'Solver',
      help: 'How each step is taken. Euler is plain and safe; dpmpp-2m and unipc need fewer steps.',
      widget: 'select',
      suits: 'solver',
    }),
    guidance: param(z.number().min(0).max(30).default(5), {
      label: 'Guidance',
      help: 'How strictly to follow the prompt. Where it is on, the model is asked twice a step; 1 is off.',
      widget: 'slider',
      step: 0.1,
      suits: 'guidance',
    }),
    seed: param(seed(), { label: 'Seed', help: 'Which noise to start from.', widget: 'seed' }),
    method: param(z.enum(guidanceNames).default('cfg'), {
      label: 'Method',
      help: 'How prompt and negative are weighed against each other.',
      widget: 'select',
      group: 'Guidance shape',
    }),
    rescale: param(z.number().min(0).max(1).default(0), {
      label: 'Rescale',
      help: 'Tames the harshness of high guidance; 0 is off. Method apg does not use it.',
      widget: 'slider',
      step: 0.05,
      group: 'Guidance shape',
    }),
    activeFrom: param(sigma.default(1), {
      label: 'Active from σ',
      help: 'Guidance is on from this noise level down.',
      step: 0.05,
      group: 'Guidance shape',
    }),
    activeTo: param(sigma.default(0), {
      label: 'Active to σ',
      help: 'Guidance is off below this noise level.',
      step: 0.05,
      suits: 'activeTo',
      group: 'Guidance shape',
    }),
    context: param(seconds.default(0), {
      label: 'Window',
      help: 'How much of a long clip the model sees at once; 0 is as much as it can.',
      unit: 's',
      step: 0.25,
      group: 'Long clips',
    }),
    overlap: param(seconds.default(0), {
      label: 'Overlap',
      help: 'How much of the frames beside it a window sees; 0 is half a window.',
      unit: 's',
      step: 0.25,
      group: 'Long clips',
    }),
    anchor: param(z.number().int().min(0).max(64).default(1), {
      label: 'Anchor frames',
      help: 'First latent frames of the clip that every window sees, so that the look does not drift.',
      group: 'Long clips',
    }),
    historyNoise: param(z.number().min(0).max(0.5).default(0), {
      label: 'History noise',
      help: 'A little noise on known frames as the model sees them; they themselves are kept.',
      step: 0.01,
      group: 'Long clips',
    }),
  },
  outputs: { clip: output(clip, { label: 'Clip' }) },
  bypass: { clip: 'clip' },
  migrations: { 1: (params) => params },
  concurrency: 'device',
  startable: true,
  stoppable: true,
  check(params) {
    const problems = []
    if (Number(params['activeTo']) > Number(params['activeFrom']))
      problems.push({ input: 'activeTo', message: 'Active to σ is above Active from σ. Make it smaller.' })
    const [window, overlap] = [Number(params['context']), Number(params['overlap'])]
    if (window > 0 && overlap >= window)
      problems.push({ input: 'overlap', message: 'Overlap must be shorter than Window. Make it shorter.' })
    return problems
  },
})
