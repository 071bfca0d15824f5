import { checkInteger, checkNumber } from '../check.ts'
import { MissingError, UnknownNameError } from '../diffusion-error.ts'
import { betaQuantile } from './beta-quantile.ts'
import { explicitLevels } from './explicit-levels.ts'
import { linearQuadratic } from './linear-quadratic.ts'
import { type ScheduleName, scheduleNames } from './schedule-names.ts'
import type { ScheduleOptions } from './schedule-options.ts'
import { shiftLevel } from './shift-level.ts'
import { stretchToTerminal } from './stretch-to-terminal.ts'
import { tokenShift } from './token-shift.ts'

/**
 * Noise levels from the first step to the last: `steps + 1` values in 1…0 that never rise, the last one 0.
 * `steps` is 1…10,000. For x = (1−s)·x0 + s·noise.
 */
export function makeSchedule(
  name: ScheduleName,
  steps: number,
  options: ScheduleOptions = {},
): Float64Array<ArrayBuffer> {
  checkInteger('steps', steps, 1, 10_000)
  const schedule = new Float64Array(steps + 1)
  schedule.set(levelsOf(name, steps, options))
  return schedule
}

function levelsOf(name: ScheduleName, steps: number, options: ScheduleOptions): Float64Array {
  switch (name) {
    case 'uniform':
      return stretched(uniform(steps), options.terminal ?? 0)
    case 'shift': {
      const { shift = 3, terminal = 0 } = options
      checkNumber('shift', shift, 1e-6, 1e6)
      return stretched(
        uniform(steps).map((s) => shiftLevel(s, shift)),
        terminal,
      )
    }
    case 'token-shift': {
      const { tokens, baseShift = 0.95, maxShift = 2.05, terminal = 0.1 } = options
      const { lowTokens = 1024, highTokens = 4096 } = options
      if (tokens === undefined) {
        throw new MissingError(
          'tokens',
          'The token-shift schedule needs `tokens`, the latent tokens of the clip.',
        )
      }
      checkNumber('tokens', tokens, 1, 1e9)
      checkNumber('baseShift', baseShift, -20, 20)
      checkNumber('maxShift', maxShift, -20, 20)
      checkNumber('lowTokens', lowTokens, 0, 1e9)
      checkNumber('highTokens', highTokens, lowTokens + 1, 1e9)
      const grown = tokenShift(tokens, { lowTokens, low: baseShift, highTokens, high: maxShift })
      // It is an exponential of the tokens; beyond these no levels are left between the ends.
      const shift = Math.min(1e12, Math.max(1e-6, grown))
      return stretched(
        uniform(steps).map((s) => shiftLevel(s, shift)),
        terminal,
      )
    }
    case 'linear-quadratic': {
      const { threshold = 0.025, linearSteps = Math.floor(steps / 2) } = options
      checkInteger('linearSteps', linearSteps, 0, steps - 1)
      // Beyond this the quadratic part would overshoot and come back.
      const limit = linearSteps > 0 ? (2 * linearSteps) / (steps + linearSteps) : 1
      checkNumber('threshold', threshold, 0, limit)
      return linearQuadratic(steps, threshold, linearSteps)
    }
    case 'beta': {
      const { alpha = 0.6, beta = 0.6 } = options
      checkNumber('alpha', alpha, 0.01, 1000)
      checkNumber('beta', beta, 0.01, 1000)
      const { sigmaMin, sigmaMax } = ends(options)
      return ramp(steps, (u) => sigmaMin + (sigmaMax - sigmaMin) * betaQuantile(1 - u, alpha, beta))
    }
    case 'karras': {
      const { rho = 7 } = options
      checkNumber('rho', rho, 0.01, 1000)
      const { sigmaMin, sigmaMax } = ends(options)
      const [low, high] = [sigmaMin ** (1 / rho), sigmaMax ** (1 / rho)]
      return ramp(steps, (u) => (high + u * (low - high)) ** rho)
    }
    case 'exponential': {
      const { sigmaMin, sigmaMax } = ends(options)
      const [low, high] = [Math.log(sigmaMin), Math.log(sigmaMax)]
      return ramp(steps, (u) => Math.exp(high + u * (low - high)))
    }
    case 'explicit':
      return explicitLevels(steps, options.sigmas)
    default:
      throw new UnknownNameError('schedule', name satisfies never, scheduleNames)
  }
}

/** 1, 1−1/n, … 1/n: the levels a flow model is asked for when nothing bends them. */
function uniform(steps: number): Float64Array {
  return Float64Array.from({ length: steps }, (_, i) => 1 - i / steps)
}

/** Values at u = 0…1 inclusive; Karras et al. 2022 eq. 5 has this grid with the final 0 appended after it. */
function ramp(steps: number, at: (u: number) => number): Float64Array {
  return Float64Array.from({ length: steps }, (_, i) => Math.min(1, at(steps === 1 ? 0 : i / (steps - 1))))
}

function stretched(levels: Float64Array, terminal: number): Float64Array {
  checkNumber('terminal', terminal, 0, 0.999)
  return terminal === 0 ? levels : stretchToTerminal(levels, terminal)
}

function ends({ sigmaMin = 0.001, sigmaMax = 1 }: ScheduleOptions): { sigmaMin: number; sigmaMax: number } {
  checkNumber('sigmaMax', sigmaMax, 1e-9, 1)
  checkNumber('sigmaMin', sigmaMin, 1e-9, sigmaMax)
  return { sigmaMin, sigmaMax }
}
