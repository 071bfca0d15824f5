import { analyse } from './analyse.ts'
import type { Problem } from './compiled.ts'
import type { WorkflowDocument } from './document.ts'
import { offerFixes } from './offer-fixes.ts'
import type { NodeRegistry } from './registry.ts'

/** All problems of a workflow at once, the file's first, then in the order of its nodes. Used by editor, server and command line. */
export function validateWorkflow(document: WorkflowDocument, registry: NodeRegistry): Problem[] {
  const { problems, flat } = analyse(document, registry)
  const place = new Map(flat.nodes.map((node, number) => [node.path, number]))
  return offerFixes(problems, flat, registry)
    .map((problem, index) => ({ problem, index, at: place.get(problem.node) ?? -1 }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ problem }) => problem)
}
