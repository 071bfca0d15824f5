import type { LatentShape } from '../clip.ts'
import type { Parametrisation } from './parametrisation.ts'
import type { SolverName } from './solver-names.ts'

/** A flat tensor that a solver moves. What comes back has the type of what went in; sums are float64 either way. */
export type Samples = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** Settings of a solver: plain JSON, kept in its state. */
export interface SolverOptions {
  /** `flow`: x = (1−s)·x0 + s·noise, the default. `vp`: x = √(1−s²)·x0 + s·noise. */
  readonly parametrisation?: Parametrisation
  /** How x splits into frames: `[C, F, H, W]`. Without it x is F equal blocks one after another, `[F, …]`. */
  readonly shape?: LatentShape
  /** Share of fresh noise a step, 0…1: 1 by default for `euler-ancestral` and `dpmpp-2m-sde`, 0 for `ddim`. */
  readonly eta?: number
  /** Factor on fresh noise, 0…10; 1 by default. */
  readonly noiseScale?: number
}

/** What a model says of `x`: the clean prediction, and what it predicts without the prompt where a solver asks for it. */
export type Prediction =
  | ArrayLike<number>
  | { readonly x0: ArrayLike<number>; readonly uncond?: ArrayLike<number> }

/** Predicts clean data `[N]` from `x` `[N]` at one noise level (0…1) per frame, `[F]`. */
export type Denoise = (x: Samples, sigma: Float64Array) => Prediction | Promise<Prediction>

/** The k-th draw of standard normal noise, `[N]`; the same k always gives the same values. */
export type NoiseSource = (k: number) => ArrayLike<number>

/** What a solver remembers, by name: rows `[N]` like x and rows `[F]` of levels, −1 where a frame has none yet. */
export type History = Readonly<Record<string, Samples>>

/** Everything that continues a run: plain JSON and typed arrays. Never changed in place. */
export interface SolverState {
  readonly solver: SolverName
  readonly options: SolverOptions
  /** Steps taken; also the index of the noise draw that the next step uses. */
  readonly step: number
  readonly history: History
}

/** One weighted array of a sum. A weight of 0 never reads its array. */
export type Term = readonly [weight: number, values: ArrayLike<number>]

/** What a solver's function sees of one step. */
export interface SolverStep {
  readonly x: Samples
  /** `[F]` levels now and after the step; equal where a frame stands still. */
  readonly from: Float64Array
  readonly to: Float64Array
  /** Whether this is the last step of the run. */
  readonly last: boolean
  readonly history: History
  readonly eta: number | undefined
  readonly noiseScale: number
  readonly parametrisation: Parametrisation
  readonly denoise: (
    x: Samples,
    sigma: Float64Array,
  ) => Promise<{ readonly x0: Samples; readonly uncond: Samples | null }>
  /** This step's noise draw. */
  readonly noise: () => ArrayLike<number>
  /** For each frame that moves the sum of `terms(frame)`; the other frames are those of `still`, or 0 without it. */
  readonly blend: (still: Samples | undefined, terms: (frame: number) => readonly Term[]) => Samples
  /** `[F]` like `blend`, for one number a frame; −1 where a frame never moved. */
  readonly levels: (still: Samples | undefined, level: (frame: number) => number) => Float64Array<ArrayBuffer>
}

/** A solver: one step as its paper writes it. */
export type Solver = (step: SolverStep) => Promise<{
  readonly x: Samples
  readonly x0: Samples
  readonly history: History
}>
