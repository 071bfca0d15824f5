import type { z } from 'zod'
import { innermost, type Param } from '../../engine/define/index.ts'
import type { NumberRange } from './field-spec.ts'

/** How a workflow may narrow a number that it exposes. */
export interface RangeLook {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly step?: number | undefined
}

/** The bounds and the step of a number: the schema's, the declaration's, and what a workflow narrows them to. */
export function fieldRange({ schema, look }: Param, range: RangeLook = {}): NumberRange {
  const number = innermost(schema) as z.ZodNumber
  const whole = number.isInt
  const low = highest(bound(number.minValue), range.min)
  const high = lowest(bound(number.maxValue), range.max)
  const step = range.step ?? look.step ?? (whole ? 1 : 0.1)
  return {
    whole,
    step,
    ...(low !== undefined && { min: low }),
    ...(high !== undefined && { max: high }),
    ...(look.unit !== undefined && { unit: look.unit }),
  }
}

/** A bound that a person would mean: whole numbers alone are bounded by what JSON can carry, which says nothing. */
function bound(value: number | null): number | undefined {
  return value === null || !Number.isFinite(value) || value === Number.MIN_SAFE_INTEGER ? undefined : value
}

function highest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b)
}

function lowest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}
