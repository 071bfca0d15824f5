import type { Clip, LatentShape } from '../clip.ts'
import type { GuidanceOptions } from '../guidance/guidance-options.ts'
import type { SolverName } from '../solvers/solver-names.ts'
import type { Prediction, SolverOptions } from '../solvers/solver-types.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { WindowOptions } from './plan-windows.ts'
import type { FrameNoise } from './sampler-noise.ts'

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
  /** Frames of this window; the others are as they were at the step before. */
  readonly frames: Int32Array
  /** Steps of this window that are done, 1…`of`. */
  readonly step: number
  readonly of: number
  /** Schedule level that the prediction was made at. */
  readonly sigma: number
  /** Predicted clean latents of the whole clip `[C, F, H, W]`; made when first read, and then the reader's own. */
  readonly x0: Float32Array<ArrayBuffer>
  /** The clip as `stopAfter` would leave it here; made when first read. */
  readonly left: Clip
  /** What continues from here. Call it before `onStep` is done; it stays as it is while the run goes on. */
  readonly checkpoint: () => Checkpoint
}

/** How a clip is sampled. */
export interface SampleOptions extends WindowOptions {
  /** `[steps+1]` levels 1…0 that never rise and end on 0, as `makeSchedule` gives them. */
  readonly sigmas: ArrayLike<number>
  readonly solver: SolverName
  /** Solver settings; `shape` is the sampler's own. */
  readonly options?: Omit<SolverOptions, 'shape'>
  /** Without it the prediction is used as it is. */
  readonly guidance?: GuidanceOptions
  /** Predicts clean latents `[C, f, H, W]` of the window; with `uncond` where `guided`. */
  readonly denoise: (request: DenoiseRequest) => Prediction | Promise<Prediction>
  /** 0…2^53−1. */
  readonly seed: number
  /** Noise level 0…1 at which the model is shown finished frames; they themselves never change. 0 by default. */
  readonly historyNoise?: number
  /** Stop after this many steps, counted over all windows; never by default. */
  readonly stopAfter?: number
  /** Continue from here. All else must be as in the run that made it, `stopAfter` excepted; from further than that it is not. */
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
