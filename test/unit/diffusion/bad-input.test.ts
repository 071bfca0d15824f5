import { describe, expect, it } from 'vitest'
import {
  DiffusionError,
  emptyClip,
  init,
  makeSchedule,
  type ScheduleName,
  type ScheduleOptions,
  sampleClip,
  type SampleOptions,
  scheduleNames,
  solve,
  type SolveInput,
  type SolverName,
  solverNames,
} from '../../../engine/diffusion/index.ts'

const code = (value: string) => expect.objectContaining({ code: `diffusion.${value}` })

describe('makeSchedule', () => {
  it('every schedule has steps + 1 levels from at most 1 that never rise, the last 0', () => {
    for (const name of scheduleNames) {
      for (const steps of [1, 2, 3, 7, 50, 1000]) {
        const sigmas = Array.from({ length: steps }, (_, i) => 0.9 - (0.8 * i) / steps)
        const levels = makeSchedule(name, steps, { tokens: 4680, sigmas })
        expect(levels).toHaveLength(steps + 1)
        expect(levels[steps]).toBe(0)
        expect(levels[0]).toBeLessThanOrEqual(1)
        for (let i = 0; i < steps; i++) {
          expect(levels[i], `${name} ${steps} ${i}`).toBeGreaterThan(levels[i + 1]!)
        }
      }
    }
  })

  it('begins at 1 whatever the shift, which rounding does not put a hair above it', () => {
    for (const terminal of [0, 0.1])
      for (let shift = 0.01; shift < 5; shift += 0.01)
        expect(makeSchedule('shift', 4, { shift, terminal })[0], `${shift}`).toBeLessThanOrEqual(1)
    expect(makeSchedule('shift', 4, { shift: 0.1 })[0]).toBe(1)
  })

  it('token-shift takes any number of tokens, and never rises', () => {
    for (const [baseShift, maxShift] of [
      [0.95, 2.05],
      [2.05, 0.95],
      [-20, 20],
      [20, -20],
    ] as const)
      for (const tokens of [1, 4680, 80_000, 1e6, 1e9])
        for (const steps of [1, 2, 20, 1000]) {
          const levels = makeSchedule('token-shift', steps, { tokens, baseShift, maxShift })
          expect(levels[0]).toBeLessThanOrEqual(1)
          const rises = levels.findIndex((level, i) => level < (levels[i + 1] ?? 0))
          expect(rises, `${baseShift} ${tokens} ${steps}`).toBe(-1)
        }
  })

  it('the terminal stretch puts the last level above 0 where it is asked to be', () => {
    expect(makeSchedule('token-shift', 30, { tokens: 4680 })[29]).toBeCloseTo(0.1, 12)
    expect(makeSchedule('shift', 30, { shift: 5, terminal: 0.02 })[29]).toBeCloseTo(0.02, 12)
    expect(makeSchedule('linear-quadratic', 10, { linearSteps: 0 })[1]).toBeCloseTo(0.99, 12)
  })

  it('refuses by name', () => {
    const cases: [ScheduleName, number, ScheduleOptions, string][] = [
      ['linear' as 'uniform', 4, {}, 'unknown-name'],
      ['__proto__' as 'uniform', 4, {}, 'unknown-name'],
      ...[0, -1, 10_001, 2.5, NaN, Infinity].map(
        (n) => ['uniform', n, {}, 'range'] as [ScheduleName, number, object, string],
      ),
      ['shift', 4, { shift: 0 }, 'range'],
      ['shift', 4, { shift: Infinity }, 'range'],
      ['token-shift', 4, {}, 'missing'],
      ['token-shift', 4, { tokens: NaN }, 'range'],
      ['token-shift', 4, { tokens: 100, terminal: 1 }, 'range'],
      ['linear-quadratic', 4, { linearSteps: 4 }, 'range'],
      ['linear-quadratic', 4, { threshold: 0.9, linearSteps: 1 }, 'range'],
      ['beta', 4, { alpha: 0 }, 'range'],
      ['karras', 4, { rho: NaN }, 'range'],
      ['exponential', 4, { sigmaMin: 0 }, 'range'],
      ['karras', 4, { sigmaMin: 0.5, sigmaMax: 0.4 }, 'range'],
      ['explicit', 4, {}, 'missing'],
      ['explicit', 4, { sigmas: [1, 0.5] }, 'length'],
      ['explicit', 2, { sigmas: [0.5, 0.6, 0] }, 'not-monotone'],
      ['explicit', 2, { sigmas: [1, NaN, 0] }, 'not-finite'],
      ['explicit', 2, { sigmas: [1.5, 1, 0] }, 'range'],
      ['explicit', 2, { sigmas: [1, 0.5, 0.1] }, 'range'],
    ]
    for (const [name, steps, options, want] of cases) {
      expect(() => makeSchedule(name, steps, options), `${name} ${steps} ${JSON.stringify(options)}`).toThrow(
        code(want),
      )
    }
  })
})

describe('solve', () => {
  const good: SolveInput = {
    x: Float64Array.of(1, -1, 2, 0),
    sigmas: [1, 0.6, 0.2, 0],
    denoise: (x) => x.map((v) => v / 2),
    noise: () => [0.1, 0.2, 0.3, 0.4],
  }
  const wrong = (change: Partial<SolveInput>, want: string, name: SolverName = 'dpmpp-2m-sde') =>
    expect(solve(name, { ...good, ...change })).rejects.toThrow(code(want))

  it('refuses by name', async () => {
    await expect(solve('plms' as 'euler', good)).rejects.toThrow(code('unknown-name'))
    await expect(solve('toString' as 'euler', good)).rejects.toThrow(code('unknown-name'))
    await wrong({ x: Float64Array.of(NaN, 1) }, 'not-finite')
    await wrong({ sigmas: [] }, 'length')
    await wrong({ sigmas: [1] }, 'length')
    await wrong({ sigmas: [0.5, 0.6, 0] }, 'not-monotone')
    await wrong({ sigmas: [1.2, 0] }, 'range')
    await wrong({ sigmas: [1, NaN, 0] }, 'not-finite')
    await wrong({ sigmas: [[1, 1], [0.5], [0, 0]] }, 'length')
    await wrong(
      {
        sigmas: [
          [1, 0.5],
          [0.5, 0.6],
          [0, 0],
        ],
      },
      'not-monotone',
    )
    await wrong(
      {
        sigmas: [
          [1, 1, 1],
          [0, 0, 0],
        ],
      },
      'length',
    )
    await wrong({ sigmas: Float64Array.from({ length: 10_002 }, (_, i) => 1 - i / 10_001) }, 'range')
    await wrong(
      {
        options: { shape: [1, 2, 1, 3] },
        sigmas: [
          [1, 1],
          [0, 0],
        ],
      },
      'length',
    )
    await wrong({ denoise: () => [1, 2] }, 'length')
    await wrong({ denoise: () => [1, 2, Infinity, 0] }, 'not-finite')
    await wrong({ denoise: (x) => ({ x0: x, uncond: [NaN, 0, 0, 0] }) }, 'not-finite')
    await wrong({ noise: undefined }, 'missing')
    await wrong({ noise: () => [1] }, 'length')
    await wrong({ options: { eta: 2 } }, 'range')
    await wrong({ options: { parametrisation: 've' as 'vp' } }, 'unknown-name')
    await wrong({}, 'missing', 'euler-cfg-pp')
    const failing = new Error('out of memory')
    await expect(solve('euler', { ...good, denoise: () => Promise.reject(failing) })).rejects.toBe(failing)
  })

  it('every named error has a code, a subject and a sentence that ends', async () => {
    const error = await solve('euler', { ...good, sigmas: [0.5, 0.6] }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DiffusionError)
    expect(error).toMatchObject({ name: 'NotMonotoneError', subject: 'sigmas' })
    expect((error as Error).message).toMatch(/\.$/)
  })

  it('levels may be one row, nested rows or a flat table; frames split as [C, F, H, W] or in blocks', async () => {
    const rows = [
      [1, 0.5],
      [0.6, 0.5],
      [0.2, 0.1],
      [0, 0],
    ]
    const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)
    const model = (at: ArrayLike<number>, sigma: number | Float64Array) => {
      expect(sigma).toHaveLength(2)
      return Array.from(at, (v) => Math.tanh(v))
    }
    const shape = [2, 2, 1, 2] as const
    const nested = await solve('unipc', { x, sigmas: rows, denoise: model, options: { shape } })
    const flat = await solve('unipc', { x, sigmas: rows.flat(), denoise: model, options: { shape } })
    expect(flat).toEqual(nested)
    const told = await solve('unipc', { x, sigmas: rows.flat(), denoise: model })
    expect(told).toEqual(await solve('unipc', { x, sigmas: rows, denoise: model }))
    // [C, F] order with the two channels put one after another within each frame.
    const order = [0, 1, 4, 5, 2, 3, 6, 7]
    const blocks = await solve('unipc', { x: x.map((_, i) => x[order[i]!]!), sigmas: rows, denoise: model })
    expect(blocks).toEqual(nested.map((_, i) => nested[order[i]!]!))
    const one = await solve('unipc', {
      x,
      sigmas: rows.map((row) => row[0]!),
      options: { shape },
      denoise(at, sigma) {
        expect(typeof sigma).toBe('number')
        return at.map((v) => Math.tanh(v))
      },
    })
    expect([0, 1, 4, 5].map((i) => one[i])).toEqual([0, 1, 4, 5].map((i) => nested[i]))
  })

  it('starts at pure noise and ends on the clean prediction exactly, under both parametrisations', async () => {
    for (const name of solverNames) {
      for (const parametrisation of ['flow', 'vp'] as const) {
        const options = { parametrisation }
        const denoise = () => ({ x0: [1, 2, 3, 4], uncond: [0, 0, 0, 0] })
        const end = await solve(name, { ...good, sigmas: [1, 0.7, 1e-7, 0], denoise, options })
        expect([...end], `${name} ${parametrisation}`).toEqual([1, 2, 3, 4])
      }
    }
  })
})

describe('init and sampleClip', () => {
  it('refuse by name', async () => {
    expect(() => init('nope' as 'euler')).toThrow(code('unknown-name'))
    expect(() => init('euler', { noiseScale: NaN })).toThrow(code('range'))
    const clip = emptyClip({ space: 's', channels: 1, frames: 2, height: 1, width: 2, fps: 8, stride: 4 })
    const good: SampleOptions = {
      solver: 'euler',
      sigmas: [1, 0.5, 0],
      seed: 0,
      denoise: ({ latents }) => latents,
    }
    const wrong = (change: Partial<SampleOptions>, want: string) =>
      expect(sampleClip(clip, { ...good, ...change }), JSON.stringify(change)).rejects.toThrow(code(want))
    await wrong({ seed: -1 }, 'range')
    await wrong({ seed: 2 ** 53 }, 'range')
    await wrong({ sigmas: [1] }, 'range')
    await wrong({ sigmas: [1, 0.5] }, 'range')
    await wrong({ sigmas: [1, NaN, 0] }, 'not-finite')
    await wrong({ sigmas: [0.5, 0.7, 0] }, 'not-monotone')
    await wrong({ historyNoise: 1 }, 'range')
    await wrong({ stopAfter: 0 }, 'range')
    await wrong({ maxFrames: 0 }, 'range')
    await wrong({ solver: 'nope' as 'euler' }, 'unknown-name')
    await wrong({ denoise: () => [NaN, 0, 0, 0] }, 'not-finite')
    await wrong({ denoise: () => [0] }, 'length')
    await expect(sampleClip({ ...clip, latents: clip.latents.map(() => NaN) }, good)).rejects.toThrow(
      code('not-finite'),
    )
    const noisy = { ...clip, known: Float32Array.of(1, 0) }
    await expect(sampleClip(noisy, good)).rejects.toThrow(code('mismatch'))
  })

  it('a clip without unknown frames comes back as it is', async () => {
    const clip = emptyClip({ space: 's', channels: 1, frames: 2, height: 1, width: 2, fps: 8, stride: 4 })
    const whole = { ...clip, known: new Float32Array(2).fill(1), sigma: new Float32Array(2) }
    const denoise = () => Promise.reject(new Error('never asked'))
    expect(await sampleClip(whole, { solver: 'euler', sigmas: [1, 0], seed: 0, denoise })).toEqual({
      clip: whole,
      done: true,
    })
  })
})
