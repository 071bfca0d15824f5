import { innermost, type Param } from '../../engine/define/index.ts'
import { fieldRange, type RangeLook } from './field-range.ts'
import { optionLabel } from './option-label.ts'

/** One choice of a select: what is saved, and what is read. */
export interface FieldOption {
  readonly value: string | number
  readonly label: string
}

/** Bounds and steps of a number. Fractions are shown as fine as the step. */
export interface NumberRange {
  readonly whole: boolean
  readonly min?: number
  readonly max?: number
  readonly step: number
  readonly unit?: string
}

/** Which control edits a setting, with everything that it needs to know; derived from the declaration alone. */
export type FieldSpec =
  | ({ readonly is: 'number' } & NumberRange)
  | ({ readonly is: 'slider'; readonly min: number; readonly max: number } & NumberRange)
  | { readonly is: 'seed'; readonly max: number }
  | { readonly is: 'switch' }
  | { readonly is: 'select'; readonly options: readonly FieldOption[] }
  | { readonly is: 'text'; readonly most?: number }
  | { readonly is: 'multiline'; readonly most?: number }
  | { readonly is: 'model' }
  | { readonly is: 'file'; readonly accept: 'image' | 'video' | undefined }
  | { readonly is: 'shots' }
  | { readonly is: 'characters' }
  /** A group of fields that no control is made for, edited as JSON. */
  | { readonly is: 'json' }
  | { readonly is: 'hidden' }

/** The control of a setting. `range` narrows it, as a workflow that exposes it may. */
export function fieldSpec(param: Param, range?: RangeLook): FieldSpec {
  const { look } = param
  const schema = innermost(param.schema)
  const { def } = schema._zod
  switch (look.widget) {
    case 'hidden':
    case 'shots':
    case 'characters':
    case 'model':
      return { is: look.widget }
    case 'file':
      return { is: 'file', accept: look.accept }
    default:
      break
  }
  switch (def.type) {
    case 'number': {
      const numbers = fieldRange(param, range)
      if (look.widget === 'seed') return { is: 'seed', max: numbers.max ?? Number.MAX_SAFE_INTEGER }
      const { min, max } = numbers
      const bounded = min !== undefined && max !== undefined
      return look.widget === 'slider' && bounded
        ? { is: 'slider', ...numbers, min, max }
        : { is: 'number', ...numbers }
    }
    case 'boolean':
      return { is: 'switch' }
    case 'enum':
      return { is: 'select', options: options(Object.values(def.entries)) }
    case 'literal':
      return { is: 'select', options: options(def.values) }
    case 'string': {
      const most = schema._zod.bag['maximum']
      const length = typeof most === 'number' ? { most } : {}
      return { is: look.widget === 'multiline' ? 'multiline' : 'text', ...length }
    }
    default:
      return { is: 'json' }
  }
}

function options(values: readonly unknown[]): FieldOption[] {
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number'
      ? [{ value, label: optionLabel(String(value)) }]
      : [],
  )
}
