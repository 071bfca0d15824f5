import { expect, test } from 'vitest'
import {
  emptyClip,
  makeSchedule,
  placeFrames,
  type SampleOptions,
  sampleClip,
  type SolverName,
} from '../../../engine/diffusion/index.ts'

const base = emptyClip({ space: 's', channels: 4, frames: 3, height: 4, width: 4, fps: 8, stride: 2 })
const picture = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i * 12.9898))

/** The clean prediction of a clip whose frames lean on each other, from levels as a network takes them: in float32. */
const denoise: SampleOptions['denoise'] = ({ latents, sigma, shape }) => {
  const [, frames, height, width] = shape
  const area = height * width
  const at = (c: number, f: number, i: number): number => latents[(c * frames + f) * area + i]!
  return Float32Array.from(latents, (x, place) => {
    const [c, f, i] = [Math.floor(place / area / frames), Math.floor(place / area) % frames, place % area]
    const s = Math.fround(sigma[f]!)
    if (s === 0) return x
    const clean = 1 - s
    let others = 0
    for (let q = 0; q < frames; q++) if (q !== f) others += at(c, q, i) * (1 - sigma[q]!)
    return 0.3 + 0.7 * (clean / (clean ** 2 + s ** 2)) * (x - 0.3 * clean) + 0.1 * others
  })
}

const size = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length)

test.each([
  ['uniform', 20, {}],
  ['shift', 20, { shift: 3 }],
  ['shift', 24, { shift: 3 }],
  ['shift', 24, { shift: 4 }],
] as const)(
  'frames that are known in part join a schedule (%s, %i steps) at its own levels, not a hair beside them',
  async (schedule, steps, options) => {
    const sigmas = makeSchedule(schedule, steps, options)
    const solvers: readonly SolverName[] = ['euler', 'dpmpp-2m', 'dpmpp-2m-sde', 'unipc', 'res-multistep']
    for (const solver of solvers)
      for (let strength = 0.05; strength < 1; strength += 0.05)
        for (const beside of [0, 1e-7]) {
          const clip = placeFrames(base, { latents: picture, at: 0, strength: strength + beside })
          const made = await sampleClip(clip, { sigmas, solver, seed: 1, denoise })
          expect(size(made.clip.latents), `${solver} at ${strength + beside}`).toBeLessThan(1)
        }
  },
)

test('a run that goes on from the middle of another with fewer steps draws no noise twice', async () => {
  const wide = emptyClip({ space: 's', channels: 16, frames: 1, height: 32, width: 32, fps: 8, stride: 2 })
  const normal: SampleOptions['denoise'] = ({ latents, sigma }) => {
    const s = sigma[0]!
    return latents.map((x) => ((1 - s) / ((1 - s) ** 2 + s ** 2)) * x)
  }
  const first = { sigmas: makeSchedule('uniform', 40), denoise: normal, seed: 3, stopAfter: 20 }
  for (const solver of ['euler-ancestral', 'dpmpp-2m-sde'] as const) {
    const half = await sampleClip(wide, { ...first, solver })
    const end = async (seed: number): Promise<number> =>
      size(
        (await sampleClip(half.clip, { sigmas: makeSchedule('uniform', 20), solver, denoise: normal, seed }))
          .clip.latents,
      )
    const [same, other] = [await end(3), await end(4)]
    expect(Math.abs(same / other - 1), solver).toBeLessThan(0.03)
  }
})
