import type { WorkflowDocument } from '../../engine/graph/index.ts'

/** The parts of a workflow that decide what it makes. */
const parts = ['nodes', 'edges', 'subgraphs', 'outputs', 'starts'] as const

/** Whether two states of a workflow may be run differently: layout and names of its own do not count. */
export function makesOther(now: WorkflowDocument, before: WorkflowDocument): boolean {
  return parts.some((part) => now[part] !== before[part])
}
