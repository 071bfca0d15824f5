import type { Kind } from '../../../engine/define/index.ts'
import { nameOfKind, variableOf } from '../../../engine/graph/index.ts'

/** The name that the look draws a kind by: `clip`, `clip[]`; one that can be anything is `any`. */
export function kindName(kind: Kind | undefined): string {
  if (!kind) return 'any'
  if (variableOf(kind) === undefined) return kind.id
  return kind.element ? 'any[]' : 'any'
}

/** How a kind is called in a sentence. */
export function kindWords(kind: Kind | undefined): string {
  return kind ? nameOfKind(kind) : 'anything'
}
