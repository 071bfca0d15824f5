import { checkFinite, checkInteger, checkNumber } from '../check.ts'
import { checkClip } from '../check-clip.ts'
import type { Clip } from '../clip.ts'
import { MismatchError, NotMonotoneError, OutOfRangeError } from '../diffusion-error.ts'
import { checkGuidance } from '../guidance/guidance-options.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { ClipWindow } from './plan-windows.ts'
import type { SampleOptions } from './sample-options.ts'

/** The levels as float64; throws a named error where clip or options are not what sampling needs. */
export function checkSampling(clip: Clip, options: SampleOptions): Float64Array {
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
export function describeRun(clip: Clip, options: SampleOptions, sigmas: Float64Array): string {
  const { solver, guidance, seed, maxFrames, context, sink, maxShots, historyNoise = 0 } = options
  return JSON.stringify({
    solver,
    options: options.options ?? {},
    guidance,
    seed,
    windows: { maxFrames, context, sink, maxShots },
    historyNoise,
    sigmas: [...sigmas],
    shape: clip.shape,
    known: [...clip.known],
    sigma: [...clip.sigma],
    wave: [...clip.wave],
    time: [...clip.time],
  })
}

/** The checkpoint, where it belongs to this run and all its parts have the sizes of the window it stopped in. */
export function checkResumed(
  from: Checkpoint,
  run: string,
  clip: Clip,
  windows: readonly ClipWindow[],
  steps: number,
): Checkpoint {
  const [channels, , height, width] = clip.shape
  const frames = windows[from.wave]?.frames.length ?? 0
  const size = channels * frames * height * width
  const fits =
    from.run === run &&
    frames > 0 &&
    from.step >= 0 &&
    from.step <= steps &&
    from.latents.length === clip.latents.length &&
    from.x.length === size &&
    [0, size].includes(from.running.length) &&
    Object.values(from.state.history).every((row) => row.length === size || row.length === frames)
  if (!fits) {
    throw new MismatchError(
      'checkpoint',
      'The checkpoint belongs to another run: clip, schedule, solver, seed or guidance differ. Start again without it.',
    )
  }
  return from
}
