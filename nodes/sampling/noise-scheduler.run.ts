import { type ModelDescriptor, ReelgraphError, type Run } from '../../engine/define/index.ts'
import { type Clip, makeSchedule, type ScheduleOptions } from '../../engine/diffusion/index.ts'
import type { noiseScheduler } from './noise-scheduler.ts'
import { parseLevels } from './parse-levels.ts'

/** Makes the noise levels; an explicit list brings its own number of steps. */
export const run: Run<typeof noiseScheduler> = ({ inputs, node, note }) => {
  const { schedule: name, steps } = inputs
  if (name === 'explicit') {
    const sigmas = parseLevels(inputs.levels)
    if (typeof sigmas === 'string') throw new ReelgraphError('schedule.levels', node, sigmas)
    const count = sigmas.length - 1
    if (count !== steps) note(`The list has ${count} steps; Steps is not read.`)
    return { schedule: { name, steps: count, sigmas } }
  }
  const options: ScheduleOptions = {
    shift: inputs.shift,
    terminal: inputs.terminal,
    threshold: inputs.threshold,
    ...(inputs.linearSteps > 0 ? { linearSteps: inputs.linearSteps } : {}),
    alpha: inputs.alpha,
    beta: inputs.beta,
    rho: inputs.rho,
    sigmaMax: inputs.highest,
    sigmaMin: inputs.lowest,
    baseShift: inputs.baseShift,
    maxShift: inputs.maxShift,
    ...(name === 'token-shift' ? { tokens: tokensOf(inputs, node) } : {}),
  }
  return { schedule: { name, steps, sigmas: makeSchedule(name, steps, options) } }
}

function tokensOf(
  { tokens, clip, model }: { tokens: number; clip: Clip | undefined; model: ModelDescriptor | undefined },
  node: string,
): number {
  if (tokens > 0) return tokens
  if (!clip) {
    throw new ReelgraphError(
      'schedule.tokens',
      node,
      'Token-shift needs to know the size of the video. Wire the clip into Clip, or write a number into Tokens.',
    )
  }
  const [, frames, height, width] = clip.shape
  return Math.max(1, Math.round((frames * height * width) / (model?.patch ?? 1) ** 2))
}
