import { checkNumber } from '../check.ts'
import { UnknownNameError } from '../diffusion-error.ts'
import { type GuidanceName, guidanceNames } from './guidance-names.ts'

/** How far, how and where the prompt is followed. Plain JSON. */
export interface GuidanceOptions {
  readonly name: GuidanceName
  /** 0…100; 1 follows the conditional prediction as it is. */
  readonly scale: number
  /** 0…1, how much of the conditional spread is restored; 0 by default. Not for `apg`. */
  readonly rescale?: number
  /** Noise levels [low, high] within which guidance acts; all by default (Kynkäänniemi et al. 2024). */
  readonly interval?: readonly [low: number, high: number]
  /** `cfg-zero`: first steps without any velocity; 1 by default, 0 is off. */
  readonly zeroSteps?: number
  /** `apg`: see `AdaptiveProjectedOptions`; 0, −0.5 and 0 (off) by default. */
  readonly eta?: number
  readonly momentum?: number
  readonly threshold?: number
}

/** Throws a named error unless every setting is in its range. */
export function checkGuidance({ name, ...options }: GuidanceOptions): void {
  if (!guidanceNames.includes(name)) throw new UnknownNameError('guidance', name, guidanceNames)
  checkNumber('guidance.scale', options.scale, 0, 100)
  checkNumber('guidance.rescale', options.rescale ?? 0, 0, 1)
  const [low, high] = options.interval ?? [0, 1]
  checkNumber('guidance.interval', low, 0, 1)
  checkNumber('guidance.interval', high, low, 1)
  checkNumber('guidance.zeroSteps', options.zeroSteps ?? 1, 0, 10_000)
  checkNumber('guidance.eta', options.eta ?? 0, 0, 1)
  checkNumber('guidance.momentum', options.momentum ?? 0, -1, 1)
  checkNumber('guidance.threshold', options.threshold ?? 0, 0, 1e6)
}

/** Whether guidance changes a frame at this noise level, so that the prediction without the prompt is needed. */
export function guidesAt(guidance: GuidanceOptions, level: number): boolean {
  return guidance.scale !== 1 && actsAt(guidance, level)
}

/** Whether a noise level is one that guidance is to act at. */
export function actsAt({ interval = [0, 1] }: GuidanceOptions, level: number): boolean {
  return level > 0 && level >= interval[0] && level <= interval[1]
}
