import { expect, test } from 'vitest'
import { makeSchedule, scheduleNames } from '../../../engine/diffusion/index.ts'
import { noiseScheduler } from '../../../nodes/sampling/noise-scheduler.ts'

const check = (params: Record<string, unknown>) =>
  noiseScheduler.check?.({ schedule: 'linear-quadratic', lowest: 0.001, highest: 1, ...params })

test('a linear-quadratic schedule that would overshoot is found before it runs', () => {
  expect(check({ steps: 100, linearSteps: 1, threshold: 0.025 })).toEqual([
    {
      input: 'threshold',
      message: 'Threshold must be at most 0.019. Make it smaller.',
    },
  ])
  expect(check({ steps: 100, linearSteps: undefined, threshold: 0.9 })).toEqual([])
  expect(check({ schedule: 'shift', steps: 100, linearSteps: 1, threshold: 1 })).toEqual([])
})

test('the check finds just what cannot be made', () => {
  for (const steps of [1, 2, 3, 7, 100, 1000])
    for (const linearSteps of [0, 1, 2, 6, 7, 99])
      for (const threshold of [0, 0.0019, 0.0198, 0.025, 0.5, 0.67, 1]) {
        const make = () =>
          makeSchedule('linear-quadratic', steps, { threshold, ...(linearSteps > 0 && { linearSteps }) })
        const problems = check({ steps, linearSteps, threshold })
        const said = `${steps} ${linearSteps} ${threshold}`
        if (problems?.length) expect(make, said).toThrow()
        else expect(make, said).not.toThrow()
      }
})

test('the lowest level is held to the highest by those schedules that read them', () => {
  for (const schedule of scheduleNames) {
    const levels = '1, 0.5, 0'
    const problems = check({ schedule, levels, steps: 10, linearSteps: 0, lowest: 0.5, highest: 0.4 })
    const make = () => {
      const sigmas = schedule === 'explicit' ? [1, 0.5, 0] : undefined
      const options = { tokens: 100, sigmaMin: 0.5, sigmaMax: 0.4, ...(sigmas && { sigmas }) }
      return makeSchedule(schedule, sigmas ? 2 : 10, options)
    }
    if (problems?.length) {
      expect(problems).toMatchObject([{ input: 'lowest' }])
      expect(make, schedule).toThrow()
    } else expect(make, schedule).not.toThrow()
  }
})
