import { compile, type NodeRegistry, type WorkflowDocument } from '../../engine/graph/index.ts'

/** What a run may have to make, by path. */
export interface RunPlan {
  /** Id of the workflow, in the file. */
  readonly workflow: string
  /** In the order in which it would. */
  readonly paths: readonly string[]
  /** Those whose steps can be looked at and branched from. */
  readonly samplers: readonly string[]
}

/**
 * What a run of a workflow would look at; nothing where it cannot run. What it really makes is for its events to say: what
 * is found in a cache needs nothing before it.
 */
export function planOf(
  workflow: WorkflowDocument,
  registry: NodeRegistry,
  targets?: readonly string[],
): RunPlan {
  const { graph } = compile(workflow, registry, targets ? { targets } : {})
  if (!graph) return { workflow: workflow.id, paths: [], samplers: [] }
  const samplers = graph.order.filter((path) => graph.nodes.get(path)?.definition.startable)
  return { workflow: workflow.id, paths: graph.order, samplers }
}
