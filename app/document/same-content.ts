import { canonicalJson } from '../../engine/graph/index.ts'

/** Whether two values are the same JSON in whatever order their fields are, which nobody chose. See `sameJson` for the other. */
export function sameContent(left: unknown, right: unknown): boolean {
  return canonicalJson(left) === canonicalJson(right)
}
