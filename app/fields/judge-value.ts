import type { Param } from '../../engine/define/index.ts'
import { describeIssue } from '../../engine/graph/index.ts'

/** Whether a setting may have a value, and if not, why, in a sentence. */
export type Judged =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly nearest?: unknown }

/** Asks a setting's own schema, so that a field refuses exactly what a run would. */
export function judgeValue({ schema, look }: Param, value: unknown): Judged {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, value: result.data }
  const { sentence, nearest } = describeIssue(result.error.issues[0]!, look.label, value)
  return { ok: false, reason: sentence, ...(nearest !== undefined && { nearest }) }
}
