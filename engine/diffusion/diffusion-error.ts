/**
 * What went wrong in this room: a stable `code`, the subject (an option, array or name), one sentence that says what
 * to do, and the `cause`. Subclasses fix the code.
 */
export class DiffusionError extends Error {
  override readonly name: string = 'DiffusionError'
  readonly code: string
  readonly subject: string

  constructor(code: string, subject: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
    this.subject = subject
  }
}

/** `diffusion.unknown-name`: no schedule, solver, guidance or pattern has this name. */
export class UnknownNameError extends DiffusionError {
  override readonly name = 'UnknownNameError'
  constructor(subject: string, given: unknown, known: readonly string[]) {
    const shown = String(given).slice(0, 80)
    super(
      'diffusion.unknown-name',
      subject,
      `There is no ${subject} "${shown}". Choose one of ${known.join(', ')}.`,
    )
  }
}

/** `diffusion.not-finite`: a NaN or an infinity where a number is needed. */
export class NotFiniteError extends DiffusionError {
  override readonly name = 'NotFiniteError'
  constructor(subject: string, index: number, value: unknown) {
    super(
      'diffusion.not-finite',
      subject,
      `"${subject}" holds ${String(value)} at position ${index}. ` +
        'Every value must be finite; check the model (lower guidance, fp32 weights) or the input.',
    )
  }
}

/** `diffusion.length`: an array's length does not fit what it belongs to. */
export class LengthError extends DiffusionError {
  override readonly name = 'LengthError'
  constructor(subject: string, given: number, wanted: string) {
    super('diffusion.length', subject, `"${subject}" has ${given} values but must have ${wanted}.`)
  }
}

/** `diffusion.range`: a number lies outside its range, or is none. */
export class OutOfRangeError extends DiffusionError {
  override readonly name = 'OutOfRangeError'
  constructor(subject: string, given: unknown, wanted: string) {
    super('diffusion.range', subject, `"${subject}" is ${String(given).slice(0, 40)} but must be ${wanted}.`)
  }
}

/** `diffusion.not-monotone`: noise levels rise somewhere, while sampling only ever removes noise. */
export class NotMonotoneError extends DiffusionError {
  override readonly name = 'NotMonotoneError'
  constructor(subject: string, index: number, before: number, after: number) {
    super(
      'diffusion.not-monotone',
      subject,
      `"${subject}" rises from ${before} to ${after} at position ${index}. Noise levels must never rise; sort them.`,
    )
  }
}

/** `diffusion.missing`: something this solver or guidance needs was not given. */
export class MissingError extends DiffusionError {
  override readonly name = 'MissingError'
  constructor(subject: string, message: string) {
    super('diffusion.missing', subject, message)
  }
}

/** `diffusion.mismatch`: two things that must belong together do not. */
export class MismatchError extends DiffusionError {
  override readonly name = 'MismatchError'
  constructor(subject: string, message: string, options?: { cause?: unknown }) {
    super('diffusion.mismatch', subject, message, options)
  }
}
