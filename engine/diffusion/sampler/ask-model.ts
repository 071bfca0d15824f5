import { checkLength } from '../check.ts'
import type { Clip, LatentShape } from '../clip.ts'
import { actsAt, guidesAt } from '../guidance/guidance-options.ts'
import { guide } from '../guidance/guide.ts'
import { copyFrame, frameLayout } from '../solvers/frame-layout.ts'
import type { Prediction } from '../solvers/solver-types.ts'
import { addHistoryNoise } from './history-noise.ts'
import type { ClipWindow } from './plan-windows.ts'
import type { SampleOptions } from './sample-options.ts'
import type { FrameNoise } from './sampler-noise.ts'

/** One question to the model within a run. */
export interface Question {
  readonly clip: Clip
  readonly window: ClipWindow
  readonly wave: number
  readonly step: number
  readonly shape: LatentShape
  /** `[C, f, H, W]` at levels `sigma` `[f]`. */
  readonly x: Float32Array<ArrayBuffer>
  readonly sigma: Float64Array
  readonly noise: FrameNoise
  /** `[C, f, H, W]` running difference of `apg`, once there is one. */
  readonly running: Float64Array<ArrayBuffer> | undefined
}

/** The model's clean prediction for a window, guided as the options say, and the guidance's memory after it. */
export async function askModel(
  { denoise, guidance, solver, historyNoise = 0, options = {} }: SampleOptions,
  { clip, window, wave, step, shape, x, sigma, noise, running }: Question,
): Promise<{ readonly prediction: Prediction; readonly running: Float64Array<ArrayBuffer> | undefined }> {
  const { parametrisation = 'flow' } = options
  // CFG++ noises again with what the prediction without the prompt implies, at a scale of 1 as well.
  const isPlusPlus = solver === 'euler-cfg-pp'
  const guided = guidance
    ? sigma.some((level) => (isPlusPlus ? actsAt : guidesAt)(guidance, level))
    : isPlusPlus
  const latents = x.slice()
  const shown = addHistoryNoise(latents, shape, sigma, window, historyNoise, noise, parametrisation)
  const prediction = await denoise({
    latents,
    shape,
    sigma: shown,
    frames: window.frames,
    clip,
    guided,
    wave,
    step,
  })
  if (!guidance) return { prediction, running }
  const { x0: cond, uncond } = 'x0' in prediction ? prediction : { x0: prediction, uncond: undefined }
  checkLength('x0', cond, x.length)
  if (uncond) checkLength('uncond', uncond, x.length)
  const layout = frameLayout(x.length, sigma.length, shape)
  const result = guide(guidance, { x, sigma, cond, uncond, layout, parametrisation, step, running })
  if (!isPlusPlus)
    return { prediction: uncond ? { x0: result.x0, uncond } : result.x0, running: result.running }
  // Where guidance is off, the prompt's own prediction says what noise there is, which is a step of Euler.
  const plain = Float64Array.from(uncond ?? cond)
  const prompted = Float64Array.from(cond)
  sigma.forEach((level, frame) => {
    if (!actsAt(guidance, level)) copyFrame(plain, layout, frame, prompted)
  })
  return { prediction: { x0: result.x0, uncond: plain }, running: result.running }
}
