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
} from '../../engine/define/index.ts'
import { cameraMoves } from './camera-moves.ts'
import { mentions } from './mentions.ts'

const character = z.object({
  name: z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'is letters, digits, - and _ without spaces'),
  description: z.string().regex(/\S/, 'says what the character looks like').max(2000),
})

const shot = z.object({
  prompt: z.string().max(5000),
  seconds: z.number().min(0.05).max(600).default(1),
  camera: z.enum(cameraMoves).default('still'),
})

/** Several shots in one clip, with characters that are described once. */
export const multiShotComposer = defineNode({
  type: 'clip/multi-shot-composer',
  // Raised whenever the same shots come to be worded otherwise.
  version: 2,
  title: 'Multi-Shot Composer',
  summary: 'Lays out several shots in one clip.',
  help:
    'A story of shots: each has its own sentence, length and camera, and cuts to the next. Describe a character once and ' +
    'write @name in the shots; the description stands in its place, so that it looks the same in all.\n\n' +
    'Made together, all shots are denoised at once and agree best. One after another makes each shot when the ones before ' +
    'it are finished, which allows many shots.\n\n' +
    'Wire Clip and Prompt to the same DiT Sampler. With a finished clip in Earlier clip, the shots continue it.',
  icon: 'clapperboard',
  inputs: {
    model: input(model, { label: 'Model', help: 'Encodes the captions and makes the shots.' }),
    earlier: optional(clip, { label: 'Earlier clip', help: 'A finished clip that the shots follow.' }),
    characters: param(z.array(character).max(50).default([]), {
      label: 'Characters',
      help: 'Names and what they look like. Write @name in a shot.',
      widget: 'characters',
    }),
    shots: param(
      z
        .array(shot)
        .min(1, 'needs at least one shot')
        .max(200)
        .default([{ prompt: 'a fox stands still in a forest at night', seconds: 1, camera: 'still' }]),
      { label: 'Shots', help: 'What happens, for how long, and what the camera does.', widget: 'shots' },
    ),
    everyShot: param(z.string().max(5000).default(''), {
      label: 'Every shot',
      help: 'A caption for the whole clip, such as the place.',
      widget: 'multiline',
    }),
    mode: param(z.enum(['together', 'one-after-another']).default('together'), {
      label: 'Shots are made',
      help: 'All at once, or each after the ones before it.',
      widget: 'select',
    }),
    width: param(z.number().int().min(8).max(8192).default(64), {
      label: 'Width',
      help: 'With an earlier clip its size counts.',
      unit: 'px',
      step: 16,
      suits: 'width',
    }),
    height: param(z.number().int().min(8).max(8192).default(64), {
      label: 'Height',
      help: 'With an earlier clip its size counts.',
      unit: 'px',
      step: 16,
      suits: 'height',
    }),
  },
  outputs: {
    clip: output(clip, { label: 'Clip' }),
    prompt: output(conditioning, { label: 'Prompt' }),
  },
  bypass: { clip: 'earlier' },
  migrations: { 1: (params) => params },
  concurrency: 'device',
  check(params) {
    const known = Array.isArray(params['characters'])
    const characters = known ? (params['characters'] as z.output<typeof character>[]) : []
    const shots = Array.isArray(params['shots']) ? (params['shots'] as z.output<typeof shot>[]) : []
    const problems: { input: string; message: string }[] = []
    const names = characters.map(({ name }) => name.toLowerCase())
    const twice = names.find((name, i) => names.indexOf(name) < i)
    if (twice !== undefined)
      problems.push({ input: 'characters', message: `Two characters are named @${twice}. Rename one.` })
    for (const { name, description } of characters) {
      const [other] = mentions(description)
      if (other !== undefined)
        problems.push({
          input: 'characters',
          message: `@${name} names @${other} in its description. Say it in words.`,
        })
    }
    const check = (text: string, where: string, input: string): void => {
      for (const name of new Set(mentions(text))) {
        if (!known || names.includes(name.toLowerCase())) continue
        problems.push({
          input,
          message: `${where} names @${name}, but there is no such character. Add @${name}.`,
        })
      }
    }
    shots.forEach(({ prompt }, i) => {
      check(prompt, `Shot ${i + 1}`, 'shots')
      if (prompt.trim() === '')
        problems.push({ input: 'shots', message: `Shot ${i + 1} has no words. Say what it shows.` })
    })
    if (typeof params['everyShot'] === 'string') check(params['everyShot'], 'Every shot', 'everyShot')
    return problems
  },
})
