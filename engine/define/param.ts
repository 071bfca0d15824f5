import { z } from 'zod'
import type { ModelDefaults } from './values.ts'

/** The editor's control for a param; derived from the schema when not given. */
export type Widget =
  | 'number'
  | 'slider'
  | 'seed'
  | 'switch'
  | 'select'
  | 'text'
  | 'multiline'
  | 'model'
  | 'file'
  | 'size'
  | 'shots'
  | 'characters'
  | 'hidden'

/** How a param is shown. `group` folds rarely used ones together. */
export interface ParamLook {
  readonly label: string
  readonly help?: string
  readonly widget?: Widget
  readonly group?: string
  readonly unit?: string
  readonly step?: number
  /** For `file` widgets: what may be dropped there. */
  readonly accept?: 'image' | 'video'
  /** Which default of a model the setting takes where it is to suit that model. */
  readonly suits?: keyof ModelDefaults
}

/** A setting of a node: a zod schema with a default, saved as JSON, and how it is shown. */
export interface Param<S extends z.ZodType = z.ZodType> {
  readonly role: 'param'
  readonly schema: S
  readonly look: ParamLook
}

/** Declares a setting. The schema must have a default, so that a new node is valid as it is. */
export function param<S extends z.ZodType>(schema: S, look: ParamLook): Param<S> {
  return { role: 'param', schema, look }
}

/** Largest seed: the largest integer that JSON and JavaScript carry exactly. */
export const maxSeed = Number.MAX_SAFE_INTEGER

/** The schema of a seed: an integer in 0…2^53−1, 0 by default. */
export function seed(): z.ZodDefault<z.ZodNumber> {
  return z.number().int().min(0).max(maxSeed).default(0)
}

/** The schema of a reference to a file by content: a sha256 in hex, or empty where none is chosen. */
export function asset(): z.ZodDefault<z.ZodString> {
  return z
    .string()
    .regex(/^([0-9a-f]{64})?$/, 'is the sha256 of an asset, in hex')
    .default('')
}
