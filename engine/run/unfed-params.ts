import type { CompiledNode } from '../graph/compiled.ts'

/** The params of a node that no wire feeds: those whose stored values are used. */
export function unfedParams({ params, sources }: CompiledNode): Record<string, unknown> {
  const unfed: Record<string, unknown> = {}
  for (const name in params) if (!(name in sources)) unfed[name] = params[name]
  return unfed
}
