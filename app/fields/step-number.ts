import { decimals } from './format-number.ts'
import type { NumberRange } from './field-spec.ts'

/** A number some steps away, on the grid of its steps as far as it was, and within its bounds. */
export function stepNumber(from: number, steps: number, { min, max, step, whole }: NumberRange): number {
  const fine = Math.min(12, Math.max(decimals(from), decimals(step * steps)))
  const moved = Number((from + step * steps).toFixed(fine))
  const near = whole ? Math.round(moved) : moved
  return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, near))
}
