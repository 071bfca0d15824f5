import { z } from 'zod'
import { clip, defineNode, input, output, param } from '../../engine/define/index.ts'

/** Makes a range of a clip unknown, so that the sampler makes it again. */
export const retake = defineNode({
  type: 'clip/retake',
  version: 1,
  title: 'Retake',
  summary: 'Lets a part of a clip be made again.',
  help:
    'The frames between From and To are to be made again, with another prompt or seed, and everything else is kept. The new ' +
    'part fits on both sides.\n\n' +
    'Below Strength 1.00 the old part is only noised, so that the new one keeps its ' +
    'composition: 0.5 keeps much, 0.9 little.',
  icon: 'scissors',
  inputs: {
    clip: input(clip, { label: 'Clip', help: 'A finished clip.' }),
    from: param(z.number().min(0).max(3600).default(0.5), {
      label: 'From',
      help: 'Where the new part starts.',
      unit: 's',
      step: 0.25,
    }),
    to: param(z.number().min(0).max(3600).default(1.5), {
      label: 'To',
      help: 'Where the new part ends.',
      unit: 's',
      step: 0.25,
    }),
    strength: param(z.number().min(0).max(1).default(1), {
      label: 'Strength',
      help: 'How much of the old part is forgotten: 1.00 all of it.',
      widget: 'slider',
      step: 0.05,
    }),
  },
  outputs: { clip: output(clip, { label: 'Clip' }) },
  bypass: { clip: 'clip' },
  concurrency: 'cpu',
  check: (params) =>
    Number(params['to']) <= Number(params['from'])
      ? [{ input: 'to', message: 'To is not after From. Make To later, or From earlier.' }]
      : [],
})
