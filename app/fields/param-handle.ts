import type { Param } from '../../engine/define/index.ts'
import type { Written } from './control.ts'
import type { FieldSpec } from './field-spec.ts'

/** A setting in somebody's hands: what it is, and how it is changed. */
export interface ParamHandle {
  readonly param: Param
  readonly spec: FieldSpec
  readonly value: unknown
  /** What it is when nobody sets it. */
  readonly fallback: unknown
  /** Whether it differs from that. */
  readonly changed: boolean
  /** Why the last entry was not kept, or why what is kept is not allowed. */
  readonly fault: string | undefined
  readonly write: (value: unknown) => Written
  /** An entry that was not kept was given up. */
  readonly settle: () => void
  readonly reset: () => void
}
