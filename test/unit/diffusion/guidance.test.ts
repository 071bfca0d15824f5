import { describe, expect, it } from 'vitest'
import {
  adaptiveProjected,
  cfgZero,
  classifierFree,
  emptyClip,
  gaussian,
  guide,
  type GuidanceOptions,
  guidesAt,
  rescaleGuided,
  sampleClip,
} from '../../../engine/diffusion/index.ts'

const draw = (stream: number, length = 48) =>
  Float64Array.from(gaussian({ seed: 1, stream, index: 0, length }))
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, v, i) => sum + v * b[i]!, 0)
const norm = (a: Float64Array) => Math.sqrt(dot(a, a))
const minus = (a: Float64Array, b: Float64Array) => a.map((v, i) => v - b[i]!)
const close = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).forEach((v, i) => expect(v).toBeCloseTo(b[i]!, 10))
const [cond, uncond, x] = [draw(1), draw(2), draw(3)]

describe('rules', () => {
  it('classifier-free: 0 is unconditional, 1 conditional, 2 as far again', () => {
    close(classifierFree(cond, uncond, 0), uncond)
    close(classifierFree(cond, uncond, 1), cond)
    close(classifierFree(cond, uncond, 2), minus(cond, minus(uncond, cond)))
  })

  it('rescale: the spread of the conditional at 1, untouched at 0', () => {
    const guided = classifierFree(cond, uncond, 7)
    const spread = (a: Float64Array) => {
      const mean = a.reduce((s, v) => s + v, 0) / a.length
      return Math.sqrt(a.reduce((s, v) => s + (v - mean) ** 2, 0) / (a.length - 1))
    }
    expect(spread(rescaleGuided(guided, cond, 1))).toBeCloseTo(spread(cond), 10)
    expect(rescaleGuided(guided, cond, 0)).toBe(guided)
    close(rescaleGuided(new Float64Array(4), cond.slice(0, 4), 1), new Float64Array(4))
  })

  it('CFG-Zero*: the unconditional is scaled to fit, so what it has in common with the conditional cancels', () => {
    const guided = cfgZero(cond, uncond, 3)
    const fit = dot(cond, uncond) / dot(uncond, uncond)
    const rest = minus(
      cond,
      uncond.map((v) => fit * v),
    )
    expect(dot(rest, uncond)).toBeCloseTo(0, 6)
    guided.forEach((v, i) => expect(v).toBeCloseTo(fit * uncond[i]! + 3 * rest[i]!, 6))
    cfgZero(cond, cond, 9).forEach((v, i) => expect(v).toBeCloseTo(cond[i]!, 7))
    expect(cfgZero(cond, new Float64Array(48), 2).every(Number.isFinite)).toBe(true)
  })

  it('APG: eta 1 without momentum or bound is plain guidance; eta 0 adds nothing along the conditional', () => {
    const zero = new Float64Array(48)
    const plain = { scale: 5, eta: 1, momentum: 0, threshold: 0 }
    close(adaptiveProjected(cond, uncond, zero, plain).guided, classifierFree(cond, uncond, 5))
    const { guided } = adaptiveProjected(cond, uncond, zero, { ...plain, eta: 0 })
    expect(dot(minus(guided, cond), cond)).toBeCloseTo(0, 8)
    const bounded = adaptiveProjected(cond, uncond, zero, { ...plain, threshold: 0.1 })
    expect(norm(minus(bounded.guided, cond))).toBeCloseTo(4 * 0.1 * Math.sqrt(48), 8)
    const { running } = adaptiveProjected(cond, uncond, draw(9), { ...plain, momentum: -0.5 })
    close(
      running,
      cond.map((v, i) => v - uncond[i]! - 0.5 * draw(9)[i]!),
    )
  })
})

describe('guide', () => {
  const layout = { frames: 3, blocks: 2, run: 8, length: 48 }
  const sigma = [0, 0.5, 0.9]
  const ask = (options: GuidanceOptions, step = 5, running?: Float64Array<ArrayBuffer>) =>
    guide(options, { x, sigma, cond, uncond, layout, parametrisation: 'flow', step, running })
  const frameOf = (i: number) => Math.floor(i / 8) % 3

  it('cfg acts on frames that carry noise within the interval, the others keep the conditional', () => {
    const all = ask({ name: 'cfg', scale: 4 }).x0
    const high = ask({ name: 'cfg', scale: 4, interval: [0.6, 1] }).x0
    const plain = classifierFree(cond, uncond, 4)
    all.forEach((v, i) => expect(v).toBeCloseTo(frameOf(i) === 0 ? cond[i]! : plain[i]!, 10))
    high.forEach((v, i) => expect(v).toBeCloseTo(frameOf(i) === 2 ? plain[i]! : cond[i]!, 10))
    expect(guidesAt({ name: 'cfg', scale: 1 }, 0.5)).toBe(false)
  })

  it('rescale and cfg-zero work on velocities of the moving frames', () => {
    const moving = [...x.keys()].filter((i) => frameOf(i) > 0)
    const velocity = (data: Float64Array) =>
      Float64Array.from(moving, (i) => (x[i]! - data[i]!) / sigma[frameOf(i)]!)
    const [c, u] = [velocity(cond), velocity(uncond)]
    const cases = [
      [{ name: 'cfg', scale: 4, rescale: 0.7 }, rescaleGuided(classifierFree(c, u, 4), c, 0.7)],
      [{ name: 'cfg-zero', scale: 4 }, cfgZero(c, u, 4)],
    ] as const
    for (const [options, want] of cases) {
      const got = velocity(ask(options).x0)
      got.forEach((v, i) => expect(v).toBeCloseTo(want[i]!, 8))
    }
  })

  it('cfg-zero stands still on its first steps, and each frame that is clean stays', () => {
    const { x0 } = ask({ name: 'cfg-zero', scale: 4, zeroSteps: 2 }, 1)
    x0.forEach((v, i) => expect(v).toBe(frameOf(i) === 0 ? cond[i]! : x[i]!))
    expect(ask({ name: 'cfg-zero', scale: 4, zeroSteps: 2 }, 2).x0).not.toEqual(x0)
  })

  it('cfg-zero is no guidance where guidance is off, on its first steps too', () => {
    expect(ask({ name: 'cfg-zero', scale: 1 }, 0).x0).toEqual(Float64Array.from(cond))
    const { x0 } = ask({ name: 'cfg-zero', scale: 4, interval: [0, 1e-9] }, 0)
    expect(x0).toEqual(Float64Array.from(cond))
  })

  it('apg hands its running difference from step to step', () => {
    const first = ask({ name: 'apg', scale: 4, eta: 1, momentum: -0.5 })
    const second = ask({ name: 'apg', scale: 4, eta: 1, momentum: -0.5 }, 6, first.running)
    expect(second.x0).not.toEqual(first.x0)
    expect(first.running!.every((v, i) => (frameOf(i) === 0 ? v === 0 : v !== 0))).toBe(true)
  })

  it('refuses a missing unconditional prediction and settings out of range', async () => {
    const clip = emptyClip({ space: 's', channels: 1, frames: 2, height: 1, width: 2, fps: 8, stride: 4 })
    const run = (guidance: GuidanceOptions) =>
      sampleClip(clip, {
        solver: 'euler',
        sigmas: [1, 0.5, 0],
        seed: 0,
        guidance,
        denoise: ({ latents }) => latents,
      })
    await expect(run({ name: 'cfg', scale: 3 })).rejects.toMatchObject({
      code: 'diffusion.missing',
      subject: 'uncond',
    })
    await expect(run({ name: 'cfg', scale: 1 })).resolves.toMatchObject({ done: true })
    for (const wrong of [
      { scale: NaN },
      { rescale: 2 },
      { interval: [0.5, 0.2] },
      { eta: -1 },
      { name: 'pag' },
    ]) {
      const guidance = { name: 'cfg', scale: 3, ...wrong } as GuidanceOptions
      await expect(run(guidance)).rejects.toHaveProperty('code')
    }
  })
})
