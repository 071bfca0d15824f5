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
  const inner = innermost(schema)
  const { bag } = inner._zod
  const whole = typeof bag['format'] === 'string' && bag['format'].includes('int')
  const low = highest(bound(bag, 'minimum', 'exclusiveMinimum'), range.min)
  const high = lowest(bound(bag, 'maximum', 'exclusiveMaximum'), range.max)
  const step = range.step ?? look.step ?? (whole ? 1 : 0.1)
  return {
    whole,
    step,
    ...(low !== undefined && { min: low }),
    ...(high !== undefined && { max: high }),
    ...(look.unit !== undefined && { unit: look.unit }),
  }
}

/** A bound that zod keeps, if it is one that a person would mean: `int()` alone gives the edge of what JSON can carry. */
function bound(bag: Readonly<Record<string, unknown>>, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = bag[name]
    if (typeof value === 'number' && Number.isFinite(value) && value !== Number.MIN_SAFE_INTEGER) return value
  }
  return undefined
}

function highest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b)
}

function lowest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}
