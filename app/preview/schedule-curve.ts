import { makeSchedule, type ScheduleName } from '../../engine/diffusion/index.ts'
import type { GraphView, NodeView } from '../document/index.ts'
import { Unsettled } from '../bodies/outline/outline.ts'
import { settledNumber, settledParam } from '../bodies/outline/settled-param.ts'
import { parseLevels } from '../../nodes/sampling/parse-levels.ts'

/** The noise levels that a Noise Scheduler will give, 1…0; or, in words, why they are known in the run only. */
export function scheduleCurve(view: GraphView, node: NodeView): readonly number[] | string {
  try {
    const number = (name: string): number => settledNumber(view, node, name)
    const name = String(settledParam(view, node, 'schedule')) as ScheduleName
    if (name === 'explicit') {
      const levels = parseLevels(String(settledParam(view, node, 'levels')))
      return typeof levels === 'string' ? levels : [...levels]
    }
    const tokens = number('tokens')
    if (name === 'token-shift' && tokens === 0)
      return 'It depends on the size of the clip, so it is known in the run.'
    const linearSteps = number('linearSteps')
    return [
      ...makeSchedule(name, number('steps'), {
        shift: number('shift'),
        terminal: number('terminal'),
        threshold: number('threshold'),
        ...(linearSteps > 0 && { linearSteps }),
        alpha: number('alpha'),
        beta: number('beta'),
        rho: number('rho'),
        sigmaMax: number('highest'),
        sigmaMin: number('lowest'),
        baseShift: number('baseShift'),
        maxShift: number('maxShift'),
        ...(name === 'token-shift' && { tokens }),
      }),
    ]
  } catch (thrown) {
    if (thrown instanceof Unsettled || (thrown instanceof Error && 'code' in thrown)) return thrown.message
    throw thrown
  }
}
