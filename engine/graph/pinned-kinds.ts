import { type Kind, kindOfId, type NodeDefinition } from '../define/index.ts'
import type { FlatNode } from './flat-graph.ts'

/**
 * The kinds that the outputs of a frozen node had when they were pinned, whatever is wired to it by now; undefined where
 * it is not frozen, or its pins do not say.
 */
export function pinnedKinds(
  { frozen }: FlatNode,
  { outputs }: NodeDefinition,
): Readonly<Record<string, Kind>> | undefined {
  if (!frozen) return undefined
  const kinds: Record<string, Kind> = {}
  for (const port in outputs) {
    const kept = kindOfId(String(frozen[port]?.['kind']))
    // What is pinned of a For Each is all of its items.
    const kind = outputs[port]!.each ? kept?.element : kept
    if (!kind) return undefined
    kinds[port] = kind
  }
  return kinds
}
