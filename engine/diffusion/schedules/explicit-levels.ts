import { checkFinite, checkNumber } from '../check.ts'
import { LengthError, MissingError, NotMonotoneError } from '../diffusion-error.ts'

/** Levels that someone wrote down, checked: one a step in 1…0 and never rising, with or without the final 0. */
export function explicitLevels(steps: number, sigmas: ArrayLike<number> | undefined): Float64Array {
  if (sigmas === undefined || sigmas.length === 0) {
    throw new MissingError('sigmas', 'The explicit schedule needs `sigmas`, its levels from first to last.')
  }
  if (sigmas.length !== steps && sigmas.length !== steps + 1) {
    throw new LengthError(
      'sigmas',
      sigmas.length,
      `one for each of the ${steps} steps, with or without the final 0`,
    )
  }
  const levels = Float64Array.from(sigmas)
  checkFinite('sigmas', levels)
  checkNumber('sigmas', levels[0], 0, 1)
  for (let i = 1; i < levels.length; i++) {
    const [before, after] = [levels[i - 1]!, levels[i]!]
    if (after > before) throw new NotMonotoneError('sigmas', i, before, after)
  }
  checkNumber('sigmas', levels[levels.length - 1], 0, levels.length === steps ? 1 : 0)
  return levels
}
