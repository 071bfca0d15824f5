import { describe, expect, it } from 'vitest'
import {
  type Checkpoint,
  type Clip,
  type DenoiseRequest,
  emptyClip,
  extendClip,
  gaussian,
  init,
  makeSchedule,
  packCheckpoint,
  sampleClip,
  type SampleOptions,
  solverNames,
  step,
  unpackCheckpoint,
} from '../../../engine/diffusion/index.ts'

const known = {
  ...emptyClip({ space: 's', channels: 2, frames: 2, height: 2, width: 3, fps: 8, stride: 4 }),
  latents: gaussian({ seed: 4, stream: 0, index: 0, length: 24 }),
  sigma: new Float32Array(2),
}
// Two windows: three frames after what is known, then the rest.
const clip = extendClip(known, { mode: 'forward', seconds: 2.5, stride: 4 })
const denoise = ({ latents, sigma, shape: [, frames, height, width] }: DenoiseRequest) => {
  const level = (i: number) => sigma[Math.floor(i / (height * width)) % frames]!
  return {
    x0: latents.map((v, i) => Math.tanh(v) * (1 - 0.4 * level(i))),
    uncond: latents.map((v, i) => 0.5 * Math.tanh(v + 0.2) * (1 - 0.3 * level(i))),
  }
}
const base = (solver: (typeof solverNames)[number]): SampleOptions => ({
  solver,
  sigmas: makeSchedule('shift', 5),
  seed: 2 ** 53 - 1,
  guidance: { name: 'apg', scale: 4, momentum: -0.5, threshold: 0.5 },
  historyNoise: 0.05,
  maxFrames: 5,
  context: 2,
  sink: 0,
  denoise,
})
const bits = (values: Float32Array) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)
/** Through JSON and bytes, as a store does it. */
const stored = (checkpoint: Checkpoint) => {
  const { meta, buffers } = packCheckpoint(checkpoint)
  return unpackCheckpoint({ meta: JSON.parse(JSON.stringify(meta)), buffers })
}

describe('a run continued from a stored checkpoint equals an uninterrupted one byte for byte', () => {
  for (const solver of solverNames) {
    it(solver, async () => {
      const checkpoints: Checkpoint[] = []
      const options = base(solver)
      const whole = await sampleClip(clip, {
        ...options,
        onStep: (at) => void checkpoints.push(at.checkpoint()),
      })
      expect(checkpoints).toHaveLength(10)
      for (const checkpoint of checkpoints) {
        const rest = await sampleClip(clip, { ...options, from: stored(checkpoint) })
        expect(bits(rest.clip.latents).equals(bits(whole.clip.latents))).toBe(true)
      }
      for (let stopAfter = 1; stopAfter < 10; stopAfter++) {
        const stopped = await sampleClip(clip, { ...options, stopAfter })
        expect(stopped.done).toBe(false)
        const rest = await sampleClip(clip, { ...options, from: stored(stopped.checkpoint!) })
        expect(rest.done).toBe(true)
        expect(bits(rest.clip.latents).equals(bits(whole.clip.latents))).toBe(true)
      }
    })
  }
})

describe('the clip of a stopped run', () => {
  it('carries its level and continues from it without the checkpoint', async () => {
    const { guidance: _, ...options } = base('euler')
    const whole = await sampleClip(clip, options)
    const stopped = await sampleClip(clip, { ...options, stopAfter: 7 })
    // The first window's three frames are finished, the second's two are two steps down.
    expect([...stopped.clip.known]).toEqual([1, 1, 1, 1, 1, 0, 0])
    expect([...stopped.clip.sigma]).toEqual([
      0,
      0,
      0,
      0,
      0,
      ...Array(2).fill(Math.fround(options.sigmas[2]!)),
    ])
    const rest = await sampleClip(stopped.clip, options)
    rest.clip.latents.forEach((v, i) => expect(v).toBeCloseTo(whole.clip.latents[i]!, 5))
  })

  for (const solver of ['euler', 'heun', 'euler-ancestral', 'ddim', 'lcm', 'euler-cfg-pp'] as const) {
    it(`goes on from any step to the very bits where the solver remembers nothing: ${solver}`, async () => {
      const options: SampleOptions = { ...base(solver), guidance: { name: 'cfg', scale: 3 } }
      // Float32 rounds some of these levels up.
      const sigmas = [1, 0.9, 0.7, 0.45, 0.2, 0]
      expect(sigmas.some((level) => Math.fround(level) > level)).toBe(true)
      const left: Clip[] = []
      const whole = await sampleClip(clip, { ...options, sigmas, onStep: (at) => void left.push(at.left) })
      let asked = 0
      for (const [at, start] of left.entries()) {
        const counted = (request: DenoiseRequest) => (asked++, denoise(request))
        asked = 0
        const rest = await sampleClip(start, { ...options, sigmas, denoise: counted })
        expect(bits(rest.clip.latents).equals(bits(whole.clip.latents)), `from step ${at + 1}`).toBe(true)
        if (solver === 'euler') expect(asked).toBe(left.length - at - 1)
      }
      expect([...left.at(-1)!.known]).toEqual(Array(7).fill(1))
    })
  }

  it('tells the model what noise there is where another schedule begins below it', async () => {
    const { guidance: _, ...options } = base('euler')
    const left: Clip[] = []
    await sampleClip(clip, {
      ...options,
      maxFrames: 7,
      sigmas: [1, 0.9, 0.4, 0],
      onStep: (at) => void left.push(at.left),
    })
    const told: number[] = []
    await sampleClip(left[0]!, {
      ...options,
      maxFrames: 7,
      historyNoise: 0,
      sigmas: [0.5, 0.25, 0],
      denoise: (request) => (told.push(request.sigma.at(-1)!), denoise(request)),
    })
    expect(told).toEqual([0.9, 0.25].map((level) => expect.closeTo(level, 6)))
  })

  it('takes plain steps with euler-cfg-pp where guidance is off, and does not ask twice for them', async () => {
    const sigmas = [1, 0.9, 0.7, 0.45, 0.2, 0]
    const made = async (solver: 'euler' | 'euler-cfg-pp', interval?: [number, number], scale = 3) => {
      const guided: boolean[] = []
      const { clip: out } = await sampleClip(clip, {
        ...base(solver),
        sigmas,
        historyNoise: 0,
        guidance: { name: 'cfg', scale, ...(interval && { interval }) },
        denoise: (request) => {
          guided.push(request.guided)
          const { x0, uncond } = denoise(request)
          return request.guided ? { x0, uncond } : x0
        },
      })
      return { latents: out.latents, guided }
    }
    const apart = (a: Float32Array, b: Float32Array): number =>
      a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)
    const off = await made('euler-cfg-pp', [0.99, 0.99])
    expect(off.guided).not.toContain(true)
    expect(apart(off.latents, (await made('euler', [0.99, 0.99])).latents)).toBeLessThan(1e-5)
    const early = await made('euler-cfg-pp', [0.6, 1])
    expect(early.guided.slice(0, 5)).toEqual([true, true, true, false, false])
    expect(apart(early.latents, off.latents)).toBeGreaterThan(1e-2)
    // A scale of 1 is one of its own there.
    expect((await made('euler-cfg-pp', undefined, 1)).guided).not.toContain(false)
  })

  it('an aborted run throws the reason between steps', async () => {
    const control = new AbortController()
    let steps = 0
    const onStep = () => {
      if (++steps === 3) control.abort(new Error('enough'))
    }
    await expect(sampleClip(clip, { ...base('unipc'), signal: control.signal, onStep })).rejects.toThrow(
      'enough',
    )
    expect(steps).toBe(3)
  })

  it('a checkpoint of another run or a damaged one is refused by name', async () => {
    const { checkpoint } = await sampleClip(clip, { ...base('heun'), stopAfter: 2 })
    const other = { ...base('heun'), seed: 1, from: checkpoint! }
    await expect(sampleClip(clip, other)).rejects.toMatchObject({
      code: 'diffusion.mismatch',
      subject: 'checkpoint',
    })
    const { meta, buffers } = packCheckpoint(checkpoint!)
    for (const damaged of [null, 7, {}, { ...meta, format: 2 }, { ...meta, history: { gone: 4 } }]) {
      expect(() => unpackCheckpoint({ meta: damaged, buffers })).toThrow(/Start the run again/)
    }
    const short = stored({ ...checkpoint!, x: checkpoint!.x.slice(1) })
    await expect(sampleClip(clip, { ...base('heun'), from: short })).rejects.toMatchObject({
      code: 'diffusion.mismatch',
    })
  })
})

describe('what a step tells', () => {
  it('the predicted clean clip holds known, finished, predicted and pending frames', async () => {
    const seen: { wave: number; step: number; sigma: number; x0: Float32Array }[] = []
    const options = base('dpmpp-2m')
    const whole = await sampleClip(clip, {
      ...options,
      onStep: ({ wave, waves, step: done, of, sigma, x0 }) => {
        expect([waves, of]).toEqual([2, 5])
        seen.push({ wave, step: done, sigma, x0 })
      },
    })
    expect(seen.map(({ wave, step: done }) => [wave, done])).toEqual(
      [0, 1].flatMap((w) => [1, 2, 3, 4, 5].map((s) => [w, s])),
    )
    expect(seen.map(({ sigma }) => sigma)).toEqual(
      [0, 1].flatMap(() => Array.from(options.sigmas).filter((s) => s > 0)),
    )
    const frame = (latents: Float32Array, f: number) => latents.subarray(f * 6, f * 6 + 6)
    expect(frame(seen[0]!.x0, 0)).toEqual(frame(clip.latents, 0))
    expect(frame(seen[0]!.x0, 6)).toEqual(new Float32Array(6))
    expect(frame(seen[7]!.x0, 3)).toEqual(frame(whole.clip.latents, 3))
    expect(seen.at(-1)!.x0).toEqual(whole.clip.latents)
  })
})

describe('step', () => {
  it('a frame whose levels are equal neither moves nor enters the history', async () => {
    for (const solver of solverNames) {
      const model = (x: ArrayLike<number>) => ({
        x0: Float64Array.from(x, (v) => Math.tanh(v)),
        uncond: Float64Array.from(x, (v) => 0.5 * v),
      })
      const noise = (k: number) => gaussian({ seed: 1, stream: 0, index: k, length: 2 })
      const x = Float64Array.of(0.3, -1.2)
      // Frame 1 waits while frame 0 takes two steps: it must then move as if it had been alone.
      const rows = [
        [1, 0.8],
        [0.9, 0.8],
        [0.8, 0.8],
        [0.5, 0.5],
        [0.2, 0.2],
        [0, 0],
      ]
      const run = async (
        levels: number[][],
        start: Float64Array<ArrayBuffer>,
        at: number,
        offset: number,
      ) => {
        let state = init(solver)
        let now: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer> = start
        for (let i = 0; i + 1 < levels.length; i++) {
          const [from, to] = [levels[i]!, levels[i + 1]!] as const
          const draw = (k: number) =>
            start.length === 2 ? noise(k + offset) : noise(k + offset).subarray(at, at + 1)
          const before = now
          ;({ x: now, state } = await step(structuredClone(state), {
            x: now,
            from,
            to,
            denoise: model,
            noise: draw,
          }))
          from.forEach((level, f) => level === to[f] && expect(now[f]).toBe(before[f]))
        }
        return now
      }
      const together = await run(rows, x, 0, 0)
      const first = await run(
        rows.map((row) => [row[0]!]),
        x.slice(0, 1),
        0,
        0,
      )
      const second = await run(
        rows.slice(2).map((row) => [row[1]!]),
        x.slice(1),
        1,
        2,
      )
      expect(together[0], solver).toBe(first[0])
      expect(together[1], solver).toBe(second[0])
    }
  })

  it('does not change what it is given', async () => {
    const x = Float32Array.of(1, 2, 3)
    const state = init('unipc')
    const denoise = (at: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>) => at.fill(0.5)
    const one = await step(state, { x, from: [1], to: [0.6], denoise })
    const frozen = structuredClone(one)
    await step(one.state, { x: one.x, from: [0.6], to: [0.3], denoise })
    expect([...x]).toEqual([1, 2, 3])
    expect(state.history).toEqual({})
    expect(one).toEqual(frozen)
  })
})
