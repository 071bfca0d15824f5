import { LengthError, NotFiniteError, OutOfRangeError } from './diffusion-error.ts'

/** Throws `NotFiniteError` at the first NaN or infinity; one pass, no allocation. */
export function checkFinite(subject: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw new NotFiniteError(subject, i, values[i])
  }
}

/** Throws `OutOfRangeError` unless `value` is an integer in `low`…`high`. */
export function checkInteger(subject: string, value: unknown, low: number, high: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < low || (value as number) > high) {
    throw new OutOfRangeError(subject, value, `a whole number from ${low} to ${high}`)
  }
}

/** Throws `OutOfRangeError` unless `value` is a finite number in `low`…`high`. */
export function checkNumber(subject: string, value: unknown, low: number, high: number): void {
  if (typeof value !== 'number' || !(value >= low && value <= high)) {
    throw new OutOfRangeError(subject, value, `a number from ${low} to ${high}`)
  }
}

/** Throws `LengthError` unless `values` has exactly `length` entries. */
export function checkLength(subject: string, values: ArrayLike<unknown>, length: number): void {
  if (values.length !== length) throw new LengthError(subject, values.length, String(length))
}
