import { ungrouped } from './ungrouped.ts'

/** Bounds of a number that is set by hand. */
export interface NumberBounds {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly step?: number | undefined
}

/** Digits after the point that a step needs: 2 for 0.05. */
export function digitsOf(step: number): number {
  const text = String(step)
  const exponent = /e-(\d+)$/.exec(text)
  if (exponent) return Number(exponent[1])
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** A number as a field shows it: at least the digits of its step, more where it has more. */
export function numberText(value: number, step = 1, digits = digitsOf(step)): string {
  if (!Number.isFinite(value)) return ''
  const fixed = value.toFixed(Math.min(digits, 20))
  return Number(fixed) === value ? fixed : String(Number(value.toPrecision(12)))
}

/** What was typed, within bounds; a comma may stand for the point. Undefined for what is no number. */
export function readNumber(text: string, bounds: NumberBounds): number | undefined {
  const digits = ungrouped(text.trim(), Number.isInteger(bounds.step ?? 1))
  if (digits === undefined || digits === '') return undefined
  const value = Number(digits.replace(',', '.'))
  return Number.isFinite(value) ? clamped(value, bounds) : undefined
}

/** So many steps on, within bounds, without the dust of binary fractions. */
export function stepped(value: number, steps: number, bounds: NumberBounds): number {
  const step = bounds.step ?? 1
  const size =
    step >= 1 && Number.isInteger(step) ? Math.sign(steps) * Math.max(1, Math.round(Math.abs(steps))) : steps
  return clamped(Number((value + size * step).toPrecision(12)), bounds)
}

function clamped(value: number, { min = -Infinity, max = Infinity }: NumberBounds): number {
  return Math.min(max, Math.max(min, value))
}
