/**
 * Noise, schedules, solvers, guidance, frame patterns, the sampler's rollouts and latent → RGB. Stands alone: it
 * imports no other room and knows no model. x = (1−s)·x0 + s·noise throughout, s in 0…1, one level per latent frame.
 */
export { checkClip } from './check-clip.ts'
export type { Clip, LatentShape } from './clip.ts'
export {
  DiffusionError,
  LengthError,
  MismatchError,
  MissingError,
  NotFiniteError,
  NotMonotoneError,
  OutOfRangeError,
  UnknownNameError,
} from './diffusion-error.ts'
export { adaptiveProjected, type AdaptiveProjectedOptions } from './guidance/adaptive-projected.ts'
export { cfgZero } from './guidance/cfg-zero.ts'
export { classifierFree } from './guidance/classifier-free.ts'
export { type GuidanceName, guidanceNames } from './guidance/guidance-names.ts'
export { checkGuidance, type GuidanceOptions, guidesAt } from './guidance/guidance-options.ts'
export { guide, type Guided, type GuideInput } from './guidance/guide.ts'
export { rescaleGuided } from './guidance/rescale-guided.ts'
export { frameStreams } from './noise/frame-streams.ts'
export { takeFrames } from './sampler/window-latents.ts'
export { gaussian, type NoiseAddress } from './noise/gaussian.ts'
export { philox } from './noise/philox.ts'
export { numericsVersion } from './numerics-version.ts'
export { emptyClip, type EmptyClipOptions, latentFrames } from './patterns/empty-clip.ts'
export { extendClip, type ExtendMode, extendModes, type ExtendOptions } from './patterns/extend-clip.ts'
export { joinClips } from './patterns/join-clips.ts'
export { keepClip } from './patterns/keep-clip.ts'
export { layShots, type Shot, type ShotLayout, type ShotMode, shotModes } from './patterns/lay-shots.ts'
export { firstLast, frameAt, type Placement, placeFrames } from './patterns/place-frames.ts'
export { remake, retake, type RetakeOptions } from './patterns/retake.ts'
export { trimClip } from './patterns/trim-clip.ts'
export { type PreviewProjection, projectPreview } from './project-preview.ts'
export {
  type Checkpoint,
  packCheckpoint,
  type PackedCheckpoint,
  unpackCheckpoint,
} from './sampler/checkpoint.ts'
export { frameLevels } from './sampler/frame-levels.ts'
export { type ClipWindow, planWindows, type WindowOptions } from './sampler/plan-windows.ts'
export { sampleClip } from './sampler/sample-clip.ts'
export type { DenoiseRequest, SampledClip, SampleOptions, SampleStep } from './sampler/sample-options.ts'
export type { FrameNoise } from './sampler/sampler-noise.ts'
export { makeSchedule } from './schedules/make-schedule.ts'
export { type ScheduleName, scheduleNames } from './schedules/schedule-names.ts'
export type { ScheduleOptions } from './schedules/schedule-options.ts'
export { shiftLevel } from './schedules/shift-level.ts'
export { type Parametrisation, parametrisationNames } from './solvers/parametrisation.ts'
export { solve, type SolveInput } from './solvers/solve.ts'
export { type SolverName, solverNames } from './solvers/solver-names.ts'
export type {
  Denoise,
  NoiseSource,
  Prediction,
  Samples,
  SolverOptions,
  SolverState,
} from './solvers/solver-types.ts'
export { init, step, type StepInput, type StepOutput } from './solvers/step.ts'
