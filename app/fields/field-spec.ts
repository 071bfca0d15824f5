import type { z } from 'zod'
import { innermost, type Param, param } from '../../engine/define/index.ts'
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

/** One setting of each group in a list. */
export interface RecordField {
  readonly name: string
  readonly param: Param
  readonly spec: FieldSpec
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
  /** A list of small groups of settings: shots, characters. */
  | { readonly is: 'records'; readonly noun: string; readonly fields: readonly RecordField[] }
  /** A group of fields that no control is made for, edited as JSON. */
  | { readonly is: 'json' }
  | { readonly is: 'hidden' }

/** The control of a setting. `range` narrows it, as a workflow that exposes it may. */
export function fieldSpec(setting: Param, range?: RangeLook): FieldSpec {
  const { look } = setting
  const schema = innermost(setting.schema)
  const { def } = schema._zod
  switch (look.widget) {
    case 'hidden':
    case 'model':
      return { is: look.widget }
    case 'file':
      return { is: 'file', accept: look.accept }
    default:
      break
  }
  switch (def.type) {
    case 'number': {
      const numbers = fieldRange(setting, range)
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
      const most = (schema as z.ZodString).maxLength
      const length = most === null ? {} : { most }
      return { is: look.widget === 'multiline' ? 'multiline' : 'text', ...length }
    }
    case 'array': {
      const fields = recordFields(def.element as z.ZodType)
      return fields ? { is: 'records', noun: nounOf(look.widget), fields } : { is: 'json' }
    }
    default:
      return { is: 'json' }
  }
}

/** The settings of each item, where a list holds groups of them. */
function recordFields(element: z.ZodType): readonly RecordField[] | undefined {
  const inner = innermost(element)
  if (inner._zod.def.type !== 'object') return undefined
  return Object.entries(inner._zod.def.shape).map(([name, schema]) => {
    const text = innermost(schema as z.ZodType)
    const long = text._zod.def.type === 'string' && ((text as z.ZodString).maxLength ?? 0) > 500
    const own = param(schema as z.ZodType, { label: optionLabel(name), ...(long && { widget: 'multiline' }) })
    return { name, param: own, spec: fieldSpec(own) }
  })
}

function options(values: readonly unknown[]): FieldOption[] {
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number'
      ? [{ value, label: optionLabel(String(value)) }]
      : [],
  )
}

function nounOf(widget: string | undefined): string {
  return widget === 'shots' ? 'shot' : widget === 'characters' ? 'character' : 'item'
}
