import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  init,
  makeSchedule,
  solve,
  type SolverName,
  step,
  type ScheduleName,
  type SolverOptions,
} from '../../../engine/diffusion/index.ts'
import { betaQuantile } from '../../../engine/diffusion/schedules/beta-quantile.ts'

interface Golden {
  x: number[]
  noise: number[][]
  cases: {
    source: string
    solver: SolverName
    schedule: string
    tolerance: number
    options: SolverOptions
    sigmas: number[]
    trajectory: number[][]
    noisy: boolean
  }[]
  schedules: { name: ScheduleName; steps: number; options: object; sigmas: number[] }[]
  betaQuantiles: { p: number; a: number; b: number; x: number }[]
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/diffusion/trajectories.json', import.meta.url), 'utf8'),
) as Golden

// The denoiser of generate.py.
const predict = (x: ArrayLike<number>, s: number) =>
  Float64Array.from(
    x,
    (v, i) => 0.7 * Math.tanh(1.3 * v - 0.4 * x[(i + 1) % x.length]!) * (1 - 0.5 * s) + 0.1 * Math.sin(i),
  )
const uncond = (x: ArrayLike<number>, s: number) =>
  Float64Array.from(x, (v) => 0.5 * Math.tanh(v) * (1 - 0.3 * s))
const both = (x: ArrayLike<number>, s: number) => ({ x0: predict(x, s), uncond: uncond(x, s) })

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (v, i) => Math.abs(v - b[i]!)))

describe('solvers give the numbers of diffusers and k-diffusion', () => {
  for (const [index, one] of golden.cases.entries()) {
    const { parametrisation = 'flow', eta } = one.options
    it(`${index} ${one.source} · ${one.solver} · ${one.schedule} · ${parametrisation} ${eta ?? ''}`, async () => {
      let state = init(one.solver, one.options)
      let x: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer> = Float64Array.from(golden.x)
      for (let i = 0; i + 1 < one.sigmas.length; i++) {
        const noise = one.noisy ? (k: number) => golden.noise[k]! : undefined
        const denoise = (at: ArrayLike<number>, sigma: Float64Array) => both(at, sigma[0]!)
        const last = i + 2 === one.sigmas.length
        const from = [one.sigmas[i]!]
        const to = [one.sigmas[i + 1]!]
        ;({ x, state } = await step(state, { x, from, to, denoise, noise, last }))
        expect(furthest(x, one.trajectory[i]!), `step ${i}`).toBeLessThan(one.tolerance)
      }
    })
  }

  it('solve ends where the steps end, in float64 and float32', async () => {
    for (const one of golden.cases) {
      const input = {
        sigmas: one.sigmas,
        noise: (k: number) => golden.noise[k]!,
        options: one.options,
        denoise: (at: ArrayLike<number>, s: number) => both(at, s),
      }
      const end = one.trajectory.at(-1)!
      const fine = await solve(one.solver, { ...input, x: Float64Array.from(golden.x) })
      expect(fine).toBeInstanceOf(Float64Array)
      expect(furthest(fine, end)).toBeLessThan(one.tolerance)
      const coarse = await solve(one.solver, { ...input, x: Float32Array.from(golden.x) })
      expect(coarse).toBeInstanceOf(Float32Array)
      expect(furthest(coarse, end)).toBeLessThan(5e-6)
    }
  })
})

describe('schedules give the numbers of diffusers', () => {
  for (const one of golden.schedules) {
    it(`${one.name} ${one.steps} ${JSON.stringify(one.options)}`, () => {
      // diffusers stretches in float32, where 1 − s of a strong shift keeps few digits.
      const tolerance = JSON.stringify(one.options).includes('20000') ? 2e-5 : 3e-7
      expect(furthest(makeSchedule(one.name, one.steps, one.options), one.sigmas)).toBeLessThan(tolerance)
    })
  }

  it('the beta quantile agrees with SciPy to twelve digits', () => {
    for (const { p, a, b, x } of golden.betaQuantiles) {
      expect(Math.abs(betaQuantile(p, a, b) / x - 1)).toBeLessThan(1e-11)
    }
  })
})
