import type { Clip, LatentShape } from '../clip.ts'
import { init, step } from '../solvers/step.ts'
import { askModel } from './ask-model.ts'
import { checkResumed, checkSampling, describeRun } from './check-sampling.ts'
import type { Checkpoint } from './checkpoint.ts'
import { planWindows } from './plan-windows.ts'
import type { SampledClip, SampleOptions, SampleStep } from './sample-options.ts'
import { finishedClip, putMade, stoppedClip } from './sampled-clip.ts'
import { levelDraw, philoxNoise, windowNoise } from './sampler-noise.ts'
import { startWindow, windowLevels } from './start-window.ts'

/**
 * Makes the unknown frames of a clip, window by window. Frames with `known` 1 come back bit for bit; a frame that was
 * left between 0 and 1 by a stopped run continues from its own level. Throws the signal's reason between steps.
 * Equal clips, options and seeds give equal bits, whether a run was interrupted or not.
 */
export async function sampleClip(clip: Clip, options: SampleOptions): Promise<SampledClip> {
  const sigmas = checkSampling(clip, options)
  const { signal, onStep, stopAfter = Infinity } = options
  const noise = options.noise ?? philoxNoise(clip, options.seed)
  const windows = planWindows(clip, options)
  const parametrisation = options.options?.parametrisation ?? 'flow'
  const steps = sigmas.length - 1
  const run = describeRun(clip, options, sigmas)
  const kept = options.from && checkResumed(options.from, run, clip, windows, steps)
  // A state that is further than this run is to go is of no use to it.
  const resumed = kept && kept.wave * steps + kept.step <= stopAfter ? kept : undefined
  const latents = (resumed?.latents ?? clip.latents).slice()
  const [channels, , height, width] = clip.shape

  for (let wave = resumed?.wave ?? 0; wave < windows.length; wave++) {
    const window = windows[wave]!
    const shape: LatentShape = [channels, window.frames.length, height, width]
    const at = resumed?.wave === wave ? resumed : undefined
    const levels = (i: number) => windowLevels(sigmas, i, clip, window)
    let state = at?.state ?? init(options.solver, { ...options.options, shape })
    let x = at?.x ?? startWindow(latents, clip, window, levels(0), noise, parametrisation)
    let running = at && at.running.length > 0 ? at.running : undefined
    const mark = (done: number): Checkpoint => ({
      run,
      wave,
      step: done,
      latents: latents.slice(),
      x: x.slice(),
      state,
      running: running?.slice() ?? new Float64Array(0),
    })

    for (let i = at?.step ?? 0; i < steps; i++) {
      signal?.throwIfAborted()
      const [from, to] = [levels(i), levels(i + 1)]
      if (wave * steps + i >= stopAfter) {
        return { clip: stoppedClip(clip, latents, windows, wave, x, from), done: false, checkpoint: mark(i) }
      }
      // Nothing is due while all frames still wait for the schedule to come down to them.
      if (!from.some((level, frame) => level > to[frame]!)) continue
      const result = await step(state, {
        x,
        from,
        to,
        last: i + 1 === steps,
        noise: () => windowNoise(window, noise, levelDraw(sigmas[i + 1]!), shape),
        async denoise(here, sigma) {
          const question = { clip, window, wave, step: i, shape, x: here as typeof x, sigma, noise, running }
          const answer = await askModel(options, question)
          running = answer.running
          return answer.prediction
        },
      })
      x = result.x as typeof x
      state = result.state
      const place = {
        wave,
        waves: windows.length,
        frames: window.frames,
        step: i + 1,
        of: steps,
        sigma: sigmas[i]!,
      }
      await onStep?.(
        stepOf(
          place,
          () => mark(i + 1),
          () => {
            const whole = latents.slice()
            putMade(whole, clip, window, result.x0)
            return whole
          },
          () => stoppedClip(clip, latents, windows, wave, x, to),
        ),
      )
    }
    putMade(latents, clip, window, x)
  }
  return { clip: finishedClip(clip, latents), done: true }
}

function stepOf(
  place: Pick<SampleStep, 'wave' | 'waves' | 'frames' | 'step' | 'of' | 'sigma'>,
  checkpoint: () => Checkpoint,
  whole: () => Float32Array<ArrayBuffer>,
  stopped: () => Clip,
): SampleStep {
  let x0: Float32Array<ArrayBuffer> | undefined
  let left: Clip | undefined
  return {
    ...place,
    get x0() {
      return (x0 ??= whole())
    },
    get left() {
      return (left ??= stopped())
    },
    checkpoint,
  }
}
