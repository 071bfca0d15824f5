import { checkFinite, checkInteger, checkLength, checkNumber } from '../check.ts'
import { checkClip } from '../check-clip.ts'
import type { Clip, LatentShape } from '../clip.ts'
import { MismatchError, NotMonotoneError, OutOfRangeError } from '../diffusion-error.ts'
import { checkGuidance, type GuidanceOptions, guide, guidesAt } from '../guidance/guide.ts'
import { frameLayout } from '../solvers/frame-layout.ts'
import type { SolverName } from '../solvers/solver-names.ts'
import type { Prediction, SolverOptions } from '../solvers/solver-types.ts'
import { init, step } from '../solvers/step.ts'
import type { Checkpoint } from './checkpoint.ts'
import { addHistoryNoise } from './history-noise.ts'
import { type ClipWindow, planWindows, type WindowOptions } from './plan-windows.ts'
import { type FrameNoise, philoxNoise } from './sampler-noise.ts'
import { startWindow, windowLevels } from './start-window.ts'
import { putFrame } from './window-latents.ts'

/** What the model is asked: a window of the clip with one noise level per frame. */
export interface DenoiseRequest {
  /** `[C, f, H, W]`; the callee may write into it. */
  readonly latents: Float32Array<ArrayBuffer>
  readonly shape: LatentShape
  /** `[f]` 0…1. */
  readonly sigma: Float64Array
  /** `[f]` the clip frame that each window frame is. */
  readonly frames: Int32Array
  /** The clip as it was given: shots, times and rates of `frames` are looked up here. */
  readonly clip: Clip
  /** Whether `uncond` is wanted too. */
  readonly guided: boolean
  readonly wave: number
  /** 0-based step within the window. */
  readonly step: number
}

/** Where sampling is after a step. */
export interface SampleStep {
  /** 0-based window and how many there are. */
  readonly wave: number
  readonly waves: number
  /** Steps of this window that are done, 1…`of`. */
  readonly step: number
  readonly of: number
  /** Schedule level that the prediction was made at. */
  readonly sigma: number
  /** Predicted clean latents of the whole clip `[C, F, H, W]`; made when first read, and then the reader's own. */
  readonly x0: Float32Array<ArrayBuffer>
  /** What continues from here, independent of the run that goes on. */
  checkpoint(): Checkpoint
}

/** How a clip is sampled. */
export interface SampleOptions extends WindowOptions {
  /** `[steps+1]` levels 1…0 that never rise and end on 0, as `makeSchedule` gives them. */
  readonly sigmas: ArrayLike<number>
  readonly solver: SolverName
  /** Solver settings; `shape` is the sampler's own. */
  readonly options?: Omit<SolverOptions, 'shape'>
  readonly guidance?: GuidanceOptions
  /** Predicts clean latents `[C, f, H, W]` of the window; with `uncond` where `guided`. */
  readonly denoise: (request: DenoiseRequest) => Prediction | Promise<Prediction>
  /** 0…2^53−1. */
  readonly seed: number
  /** Noise level 0…1 at which the model is shown finished frames; they themselves never change. 0 by default. */
  readonly historyNoise?: number
  /** Stop after this many steps, counted over all windows; never by default. */
  readonly stopAfter?: number
  /** Continue from here. All else must be as in the run that made it, `stopAfter` excepted. */
  readonly from?: Checkpoint
  readonly signal?: AbortSignal
  readonly onStep?: (step: SampleStep) => void | Promise<void>
  /** Noise other than Philox, for tests and tools. */
  readonly noise?: FrameNoise
}

/** What sampling gave. */
export interface SampledClip {
  /** Finished: all known and clean. Stopped: finished frames known, the rest at the level they have come down to. */
  readonly clip: Clip
  readonly done: boolean
  /** Where a stopped run continues bit for bit; absent when done. */
  readonly checkpoint?: Checkpoint
}

/**
 * Makes the unknown frames of a clip, window by window. Frames with `known` 1 come back bit for bit; a frame that was
 * left between 0 and 1 by a stopped run continues from its own level. Throws the signal's reason between steps.
 */
export async function sampleClip(clip: Clip, options: SampleOptions): Promise<SampledClip> {
  const sigmas = checkSampling(clip, options)
  const { guidance, signal, onStep, stopAfter = Infinity, historyNoise = 0, seed } = options
  const noise = options.noise ?? philoxNoise(clip, seed)
  const windows = planWindows(clip, options)
  const parametrisation = options.options?.parametrisation ?? 'flow'
  const steps = sigmas.length - 1
  const run = describeRun(clip, options, sigmas)
  const resumed = options.from ? checkResumed(options.from, run, clip) : undefined
  const latents = (resumed?.latents ?? clip.latents).slice()
  const [channels, , height, width] = clip.shape

  for (let wave = resumed?.wave ?? 0; wave < windows.length; wave++) {
    const window = windows[wave]!
    const { frames, made } = window
    const shape: LatentShape = [channels, frames.length, height, width]
    const layout = frameLayout(channels * frames.length * height * width, frames.length, shape)
    const at = resumed?.wave === wave ? resumed : undefined
    const levels = (i: number) => windowLevels(sigmas, i, clip, window)
    let state = at?.state ?? init(options.solver, { ...options.options, shape })
    let x = at?.x.slice() ?? startWindow(latents, clip, window, levels(0), noise, parametrisation)
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
      if (wave * steps + i >= stopAfter) {
        return {
          clip: stoppedClip(clip, latents, windows, wave, x, levels(i)),
          done: false,
          checkpoint: mark(i),
        }
      }
      const from = levels(i)
      const to = levels(i + 1)
      // Nothing is due while all frames still wait for the schedule to come down to them.
      if (!from.some((level, frame) => level > to[frame]!)) continue
      const result = await step(state, {
        x,
        from,
        to,
        last: i + 1 === steps,
        noise: (k) => windowNoise(window, noise, k + 1, shape),
        denoise: async (here, sigma) => {
          const guided =
            options.solver === 'euler-cfg-pp' ||
            (!!guidance && sigma.some((level) => guidesAt(guidance, level)))
          const shown = here as Float32Array<ArrayBuffer>
          const seen = shown.slice()
          const level = addHistoryNoise(seen, shape, sigma, window, historyNoise, noise, parametrisation)
          const request = { latents: seen, shape, sigma: level, frames, clip, guided, wave, step: i }
          const said = await options.denoise(request)
          if (!guidance) return said
          const { x0: cond, uncond } = 'x0' in said ? said : { x0: said, uncond: undefined }
          checkLength('x0', cond, shown.length)
          if (uncond) checkLength('uncond', uncond, shown.length)
          const input = { x: shown, sigma, cond, uncond, layout, parametrisation, step: i, running }
          const result = guide(guidance, input)
          running = result.running as Float64Array<ArrayBuffer> | undefined
          return uncond ? { x0: result.x0, uncond } : result.x0
        },
      })
      x = result.x as Float32Array<ArrayBuffer>
      state = result.state
      await onStep?.(
        stepOf(mark, i + 1, { wave, waves: windows.length, of: steps, sigma: sigmas[i]! }, () => {
          const whole = latents.slice()
          made.forEach((frame) =>
            putFrame(whole, clip.shape, frame, result.x0, frames.length, frames.indexOf(frame)),
          )
          return whole
        }),
      )
    }
    made.forEach((frame) => putFrame(latents, clip.shape, frame, x, frames.length, frames.indexOf(frame)))
  }
  return { clip: finishedClip(clip, latents), done: true }
}

function stepOf(
  mark: (done: number) => Checkpoint,
  done: number,
  place: Pick<SampleStep, 'wave' | 'waves' | 'of' | 'sigma'>,
  whole: () => Float32Array<ArrayBuffer>,
): SampleStep {
  let x0: Float32Array<ArrayBuffer> | undefined
  return {
    ...place,
    step: done,
    get x0() {
      return (x0 ??= whole())
    },
    checkpoint: () => mark(done),
  }
}

function windowNoise(window: ClipWindow, noise: FrameNoise, draw: number, shape: LatentShape): Float32Array {
  const out = new Float32Array(shape.reduce((a, b) => a * b))
  for (const frame of window.made)
    putFrame(out, shape, window.frames.indexOf(frame), noise(frame, draw), 1, 0)
  return out
}

function finishedClip(clip: Clip, latents: Float32Array): Clip {
  const frames = clip.known.length
  return { ...clip, latents, sigma: new Float32Array(frames), known: new Float32Array(frames).fill(1) }
}

function stoppedClip(
  clip: Clip,
  latents: Float32Array,
  windows: readonly ClipWindow[],
  wave: number,
  x: Float32Array,
  level: Float64Array,
): Clip {
  const [known, sigma, now] = [clip.known.slice(), clip.sigma.slice(), latents.slice()]
  for (const { made } of windows.slice(0, wave)) {
    for (const frame of made) {
      known[frame] = 1
      sigma[frame] = 0
    }
  }
  const { frames, made } = windows[wave]!
  for (const frame of made) {
    const place = frames.indexOf(frame)
    putFrame(now, clip.shape, frame, x, frames.length, place)
    sigma[frame] = level[place]!
  }
  return { ...clip, latents: now, known, sigma }
}

function checkSampling(clip: Clip, options: SampleOptions): Float64Array {
  checkClip(clip)
  checkInteger('seed', options.seed, 0, Number.MAX_SAFE_INTEGER)
  checkNumber('historyNoise', options.historyNoise ?? 0, 0, 0.999)
  if (options.stopAfter !== undefined)
    checkInteger('stopAfter', options.stopAfter, 1, Number.MAX_SAFE_INTEGER)
  if (options.guidance) checkGuidance(options.guidance)
  const sigmas = Float64Array.from(options.sigmas)
  checkInteger('steps', sigmas.length - 1, 1, 10_000)
  checkFinite('sigmas', sigmas)
  checkNumber('sigmas[0]', sigmas[0], 0, 1)
  for (let i = 1; i < sigmas.length; i++) {
    if (sigmas[i]! > sigmas[i - 1]!) throw new NotMonotoneError('sigmas', i, sigmas[i - 1]!, sigmas[i]!)
  }
  if (sigmas.at(-1) !== 0) throw new OutOfRangeError('the last of sigmas', sigmas.at(-1), '0')
  return sigmas
}

/** What must be equal for a checkpoint to fit, as JSON text. */
function describeRun(clip: Clip, options: SampleOptions, sigmas: Float64Array): string {
  const { solver, guidance, seed, maxFrames, context, sink, historyNoise = 0 } = options
  return JSON.stringify({
    solver,
    options: options.options ?? {},
    guidance,
    seed,
    windows: { maxFrames, context, sink },
    historyNoise,
    sigmas: [...sigmas],
    shape: clip.shape,
    known: [...clip.known],
    sigma: [...clip.sigma],
    wave: [...clip.wave],
    time: [...clip.time],
  })
}

function checkResumed(from: Checkpoint, run: string, clip: Clip): Checkpoint {
  if (from.run !== run || from.latents.length !== clip.latents.length) {
    throw new MismatchError(
      'checkpoint',
      'The checkpoint belongs to another run: clip, schedule, solver, seed or guidance differ. Start again without it.',
    )
  }
  return from
}
