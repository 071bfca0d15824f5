import { isSha256 } from '../define/index.ts'
import type { DocumentNode, WorkflowDocument } from '../graph/document.ts'

/** Hashes of all that a document pins: outputs of frozen nodes, in subgraphs too, and the steps that nodes go on from. */
export function pinnedBlobs({ nodes, subgraphs = {}, starts = {} }: WorkflowDocument): string[] {
  const scopes: Readonly<Record<string, DocumentNode>>[] = [nodes]
  for (const subgraph of Object.values(subgraphs)) scopes.push(subgraph.nodes)
  const found = new Set<string>()
  for (const scope of scopes) {
    for (const { frozen = {} } of Object.values(scope))
      for (const { sha256 } of Object.values(frozen)) found.add(sha256)
  }
  for (const places of Object.values(starts)) for (const { sha256 } of places) found.add(sha256)
  return [...found].filter(isSha256)
}
