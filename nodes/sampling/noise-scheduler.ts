import { z } from 'zod'
import { clip, defineNode, model, optional, output, param, schedule } from '../../engine/define/index.ts'
import { type ScheduleName, scheduleNames } from '../../engine/diffusion/schedules/schedule-names.ts'
import { parseLevels } from './parse-levels.ts'

const level = z.number().min(0).max(1)

/** Schedules that go from Highest σ to Lowest σ; the rest read neither. */
const spanned: ReadonlySet<unknown> = new Set<ScheduleName>(['beta', 'karras', 'exponential'])

/** Noise levels from pure noise to none: how the sampler divides its work into steps. */
export const noiseScheduler = defineNode({
  type: 'sampling/noise-scheduler',
  version: 1,
  title: 'Noise Scheduler',
  summary: 'Says how much noise is left after each step.',
  help:
    'The sampler begins with pure noise (σ 1) and removes it step by step (to σ 0). The schedule says how large each step ' +
    'is. More steps take longer and look better up to a point.\n\n' +
    'Shift above 1 spends more steps where there is much noise, which decides composition and motion; large videos want ' +
    'more. Each schedule reads only its own group.\n\n' +
    'Explicit takes levels as written, for example "1, 0.9, 0.7, 0.4, 0". Token-shift chooses its shift by the ' +
    'size of the video: wire clip and model, or write the number of tokens.',
  icon: 'trending-down',
  inputs: {
    clip: optional(clip, { label: 'Clip', help: 'Only token-shift reads it, to count tokens.' }),
    model: optional(model, { label: 'Model', help: 'Only token-shift reads it, to count tokens.' }),
    schedule: param(z.enum(scheduleNames).default('shift'), {
      label: 'Schedule',
      help: 'The shape of the curve.',
      widget: 'select',
    }),
    steps: param(z.number().int().min(1).max(1000).default(20), {
      label: 'Steps',
      help: 'The model is asked in each step, twice where guidance is on.',
      suits: 'steps',
    }),
    shift: param(z.number().min(0.01).max(100).default(3), {
      label: 'Shift',
      help: 'Schedule shift: 1 is even steps.',
      step: 0.1,
      suits: 'shift',
    }),
    levels: param(z.string().max(20_000).default(''), {
      label: 'Levels',
      help: 'Schedule explicit: falling numbers from at most 1 to 0, with commas between.',
      widget: 'text',
      group: 'Explicit',
    }),
    terminal: param(z.number().min(0).max(0.99).default(0), {
      label: 'Last level',
      help: 'Schedules uniform, shift and token-shift: the level before the last step; 0 leaves it as it falls.',
      group: 'Shape',
      step: 0.01,
    }),
    threshold: param(level.default(0.025), {
      label: 'Threshold',
      help: 'Schedule linear-quadratic: the noise that its even part removes.',
      group: 'Shape',
      step: 0.005,
    }),
    linearSteps: param(z.number().int().min(0).max(999).default(0), {
      label: 'Even steps',
      help: 'Schedule linear-quadratic: steps of its even part; 0 takes half.',
      group: 'Shape',
    }),
    alpha: param(z.number().min(0.01).max(100).default(0.6), {
      label: 'Alpha',
      help: 'Schedule beta: below 1 puts more steps at the end.',
      group: 'Shape',
      step: 0.05,
    }),
    beta: param(z.number().min(0.01).max(100).default(0.6), {
      label: 'Beta',
      help: 'Schedule beta: below 1 puts more steps at the start.',
      group: 'Shape',
      step: 0.05,
    }),
    rho: param(z.number().min(0.1).max(100).default(7), {
      label: 'Rho',
      help: 'Schedule karras: how strongly it bends.',
      group: 'Shape',
    }),
    highest: param(z.number().min(0.0001).max(1).default(1), {
      label: 'Highest σ',
      help: 'Schedules beta, karras and exponential: the first level.',
      group: 'Shape',
      step: 0.01,
    }),
    lowest: param(z.number().min(0.0001).max(1).default(0.001), {
      label: 'Lowest σ',
      help: 'Schedules beta, karras and exponential: the last level above 0.',
      group: 'Shape',
      step: 0.001,
    }),
    tokens: param(z.number().int().min(0).max(100_000_000).default(0), {
      label: 'Tokens',
      help: 'Schedule token-shift: how many tokens the video has; 0 counts those of the wired clip.',
      group: 'Token shift',
    }),
    baseShift: param(z.number().min(-10).max(10).default(0.95), {
      label: 'Base shift',
      help: 'Schedule token-shift: the shift, as a logarithm, at 1024 tokens.',
      group: 'Token shift',
      step: 0.05,
    }),
    maxShift: param(z.number().min(-10).max(10).default(2.05), {
      label: 'Max shift',
      help: 'Schedule token-shift: the shift, as a logarithm, at 4096 tokens.',
      group: 'Token shift',
      step: 0.05,
    }),
  },
  outputs: { schedule: output(schedule, { label: 'Schedule' }) },
  concurrency: 'cpu',
  check(params) {
    const problems = []
    if (params['schedule'] === 'explicit') {
      const read = parseLevels(typeof params['levels'] === 'string' ? params['levels'] : '')
      if (typeof read === 'string') problems.push({ input: 'levels', message: read })
    }
    if (spanned.has(params['schedule']) && Number(params['lowest']) > Number(params['highest']))
      problems.push({ input: 'lowest', message: 'Lowest σ is above Highest σ. Make it smaller.' })
    if (params['schedule'] === 'linear-quadratic') {
      const steps = Number(params['steps'])
      const even = params['linearSteps'] === 0 ? Math.floor(steps / 2) : Number(params['linearSteps'])
      // As makeSchedule has it: beyond this the curve would overshoot.
      const most = (2 * even) / (steps + even)
      if (even >= steps)
        problems.push({
          input: 'linearSteps',
          message: 'Even steps must be fewer than Steps. Make it smaller.',
        })
      else if (even > 0 && Number(params['threshold']) > most)
        problems.push({
          input: 'threshold',
          message: `Threshold must be at most ${Math.floor(most * 1000) / 1000}. Make it smaller.`,
        })
    }
    return problems
  },
})
