import { levelDraw } from '../../../engine/diffusion/sampler/sampler-noise.ts'
import { describe, expect, it } from 'vitest'
import {
  type Clip,
  emptyClip,
  extendClip,
  firstLast,
  gaussian,
  joinClips,
  layShots,
  makeSchedule,
  placeFrames,
  planWindows,
  retake,
  sampleClip,
  type SolverName,
  trimClip,
} from '../../../engine/diffusion/index.ts'
import { distance, exactDenoise, type GaussianVideo } from './gaussian-video.ts'

const inFrame = [
  [1, 0.4],
  [0.4, 0.8],
]
const mean = (shot: string, p: number) => (shot === 'shot-1' ? 0.5 : -0.7) + 0.3 * p

/** Smooth motion: distant frames inform each other, so only a window of everything is exact. */
const smooth: GaussianVideo = {
  overTime: (a, b) => Math.exp(-((a - b) ** 2) / 2) + (a === b ? 0.05 : 0),
  inFrame,
  mean,
}
/** No memory beyond the nearest frame, so windows with one frame of context are exact too. */
const markov: GaussianVideo = { overTime: (a, b) => Math.exp(-Math.abs(a - b)), inFrame, mean }

const size = { space: 'gauss', channels: 1, height: 1, width: 2, fps: 2, stride: 1 }
const blank = (frames: number) => emptyClip({ ...size, frames })
const given = (frames: number): Clip => ({
  ...blank(frames),
  latents: gaussian({ seed: 5, stream: 0, index: 0, length: frames * 2 }),
  sigma: new Float32Array(frames),
  known: new Float32Array(frames).fill(1),
})
const extended = (mode: 'forward' | 'backward' | 'both' | 'loop', seconds = 1, frames = 2) =>
  extendClip(given(frames), { mode, seconds, stride: 1 })
const image = (seed: number) => gaussian({ seed, stream: 0, index: 0, length: 2 })

const tasks: Record<
  string,
  { video: GaussianVideo; clip: Clip; maxFrames?: number; context?: number; sink?: number }
> = {
  'text-to-video': { video: smooth, clip: blank(4) },
  'image-to-video': { video: smooth, clip: placeFrames(blank(4), { latents: image(1), at: 0 }) },
  'extend forward': { video: smooth, clip: extended('forward') },
  'extend backward': { video: smooth, clip: extended('backward') },
  'extend both ways': { video: smooth, clip: extended('both') },
  loop: { video: smooth, clip: extended('loop', 1.5) },
  'first and last': { video: smooth, clip: firstLast(blank(5), image(2), image(3)) },
  infill: { video: smooth, clip: retake(given(6), { start: 2, end: 4 }) },
  'any subset': {
    video: smooth,
    clip: { ...given(6), known: Float32Array.of(0, 1, 0, 0, 1, 0) },
  },
  'two shots, joint': {
    video: smooth,
    clip: layShots({
      ...size,
      mode: 'joint',
      shots: [
        { id: 'shot-1', seconds: 1 },
        { id: 'b', seconds: 1 },
      ],
    }),
  },
  'two shots, in turn': {
    video: smooth,
    clip: layShots({
      ...size,
      mode: 'in-turn',
      shots: [
        { id: 'shot-1', seconds: 1 },
        { id: 'b', seconds: 1 },
      ],
    }),
  },
  'shots after an earlier clip': {
    video: smooth,
    clip: layShots({ ...size, mode: 'in-turn', earlier: given(2), shots: [{ id: 'b', seconds: 1 }] }),
  },
  'rollout from nothing': { video: markov, clip: blank(7), maxFrames: 3, context: 1, sink: 0 },
  'rollout forward': { video: markov, clip: extended('forward', 3), maxFrames: 4, context: 1, sink: 1 },
  'rollout backward': { video: markov, clip: extended('backward', 3), maxFrames: 4, context: 2, sink: 1 },
  'rollout both ways': { video: markov, clip: extended('both', 2), maxFrames: 4, context: 1, sink: 1 },
  'rollout across a gap': { video: markov, clip: extended('loop', 3), maxFrames: 4, context: 1, sink: 1 },
  'shots by windows': {
    video: markov,
    maxFrames: 3,
    context: 1,
    sink: 0,
    clip: layShots({
      ...size,
      mode: 'in-turn',
      shots: [
        { id: 'shot-1', seconds: 2 },
        { id: 'b', seconds: 1.5 },
      ],
    }),
  },
}

describe('jointly Gaussian video: every task converges to the exact conditional mean and covariance', () => {
  for (const [name, { video, clip, ...windows }] of Object.entries(tasks)) {
    it(name, async () => {
      const at = (steps: number) =>
        distance(video, clip, { solver: 'heun', sigmas: makeSchedule('uniform', steps), ...windows })
      const [coarse, fine] = [await at(12), await at(24)]
      expect(fine).toBeLessThan(6e-3)
      // Second order: half the step, a quarter of the error.
      expect(coarse / fine).toBeGreaterThan(3.5)
      if (windows.maxFrames) expect(planWindows(clip, windows).length).toBeGreaterThan(1)
    })
  }
})

describe('solvers on text-to-video', () => {
  const clip = blank(3)
  const orders: [SolverName, low: number, high: number, at32: number][] = [
    ['euler', 1.8, 2.1, 0.1],
    ['ddim', 1.8, 2.1, 0.1],
    ['heun', 3.7, 4.5, 2e-3],
    ['unipc', 3.7, 4.6, 3e-3],
    ['dpmpp-2m', 3, 4.5, 9e-3],
    ['res-multistep', 3.3, 4.5, 1.5e-2],
  ]
  for (const [solver, low, high, at32] of orders) {
    it(`${solver} has its order`, async () => {
      const at = (steps: number) => distance(smooth, clip, { solver, sigmas: makeSchedule('uniform', steps) })
      const [coarse, fine] = [await at(32), await at(64)]
      expect(coarse).toBeLessThan(at32)
      expect(coarse / fine).toBeGreaterThan(low)
      expect(coarse / fine).toBeLessThan(high)
    })
  }

  it('solvers that add noise have the exact covariance in the limit, counting every draw', async () => {
    const two = trimClip(clip, 0, 2)
    for (const [solver, limit] of [
      ['euler-ancestral', 0.15],
      ['ddim', 0.15],
      ['dpmpp-2m-sde', 0.03],
    ] as const) {
      const sigmas = makeSchedule('uniform', 32)
      const draws = [0, ...Array.from(sigmas.slice(1), levelDraw)]
      expect(
        await distance(smooth, two, { solver, options: { eta: 1 }, sigmas }, draws),
        solver,
      ).toBeLessThan(limit)
    }
  })

  it('800 seeded samples have the exact covariance within four standard errors', async () => {
    const sigmas = makeSchedule('shift', 24, { shift: 1.5 })
    const two = trimClip(clip, 0, 2)
    for (const solver of ['dpmpp-2m-sde', 'unipc'] as const) {
      const count = 800
      const sums = new Float64Array(4)
      const squares = new Float64Array(16)
      for (let seed = 0; seed < count; seed++) {
        const { clip: made } = await sampleClip(two, { solver, sigmas, seed, denoise: exactDenoise(smooth) })
        made.latents.forEach((a, i) => {
          sums[i]! += a / count
          made.latents.forEach((b, j) => (squares[i * 4 + j]! += (a * b) / count))
        })
      }
      for (let i = 0; i < 4; i++) {
        expect(Math.abs(sums[i]! - mean('shot-1', i % 2))).toBeLessThan(4 * Math.sqrt(1.05 / count))
        for (let j = 0; j < 4; j++) {
          const exact =
            smooth.overTime(i >> 1, ((j >> 1) - (i >> 1)) * 0.5 + (i >> 1)) * inFrame[i % 2]![j % 2]!
          const error = squares[i * 4 + j]! - sums[i]! * sums[j]! - exact
          expect(Math.abs(error)).toBeLessThan(4 * 1.05 * Math.sqrt(2 / count))
        }
      }
    }
  })
})

describe('what is known stays', () => {
  it('known latents come back bit for bit, whatever the model says of them', async () => {
    const clip = extended('both', 4, 3)
    const denoise = ({ latents }: { latents: Float32Array }) => latents.fill(9)
    const { clip: made } = await sampleClip(clip, {
      solver: 'euler-ancestral',
      sigmas: makeSchedule('uniform', 4),
      seed: 1,
      denoise,
      historyNoise: 0.2,
      maxFrames: 6,
    })
    expect(trimClip(made, 8, 11).latents).toEqual(trimClip(clip, 8, 11).latents)
    expect(made.known.every((share) => share === 1)).toBe(true)
    expect(made.sigma.every((level) => level === 0)).toBe(true)
  })

  it('history noise changes what the model sees and tells it so', async () => {
    const clip = extended('forward')
    const seen: { sigma: number[]; first: number }[] = []
    const sample = (historyNoise: number) =>
      sampleClip(clip, {
        solver: 'euler',
        sigmas: makeSchedule('uniform', 2),
        seed: 3,
        historyNoise,
        denoise: ({ latents, sigma }) => {
          seen.push({ sigma: [...sigma], first: latents[0]! })
          return latents.map(() => 0.25)
        },
      })
    const quiet = await sample(0)
    const noisy = await sample(0.1)
    expect(seen[0]!.sigma).toEqual([0, 0, 1, 1])
    expect(seen[2]!.sigma).toEqual([0.1, 0.1, 1, 1])
    expect(seen[2]!.first).not.toBe(seen[0]!.first)
    expect(noisy.clip.latents).toEqual(quiet.clip.latents)
  })

  it('a frame given in part starts at level 1 − strength from what was given', async () => {
    const clip = placeFrames(blank(2), { latents: Float32Array.of(4, -4), at: 0, strength: 0.75 })
    const levels: number[][] = []
    const { clip: made } = await sampleClip(clip, {
      solver: 'euler',
      sigmas: [1, 0.5, 0.25, 0.1, 0],
      seed: 3,
      noise: () => new Float32Array(2),
      denoise: ({ latents, sigma }) => {
        levels.push([...sigma])
        // Without noise the clean frame is x / (1 − s): the given latents must come back.
        return latents.map((v, i) => (sigma[i >> 1]! < 1 ? v / (1 - sigma[i >> 1]!) : 0))
      },
    })
    expect(levels).toEqual([
      [0.25, 1],
      [0.25, 0.5],
      [0.25, 0.25],
      [0.1, 0.1],
    ])
    expect(made.latents[0]).toBeCloseTo(4, 6)
    expect(made.latents[1]).toBeCloseTo(-4, 6)
  })

  it('a frame keeps its noise when the clip grows at either end', async () => {
    const first = async (clip: Clip, frame: number) => {
      let found: number[] = []
      await sampleClip(clip, {
        solver: 'euler',
        sigmas: [1, 0],
        seed: 8,
        denoise: ({ latents, frames }) => {
          found = [latents[frames.indexOf(frame) * 2]!, latents[frames.indexOf(frame) * 2 + 1]!]
          return latents
        },
      })
      return found
    }
    const short = emptyClip({ ...size, frames: 2, start: 1 })
    const long = joinClips([
      emptyClip({ ...size, frames: 4, start: -1 }),
      short,
      emptyClip({ ...size, frames: 3, start: 2 }),
    ])
    expect(await first(long, 5)).toEqual(await first(short, 1))
  })
})
