import {
  ghostEdges,
  type Problem,
  validateWorkflow,
  type NodeRegistry,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'

/** All problems of a workflow, found once and looked up by place. */
export interface ProblemIndex {
  readonly all: readonly Problem[]
  /** By path of the node; those of the file itself under ``. A subgraph's instance has those inside it as well. */
  readonly byNode: ReadonlyMap<string, readonly Problem[]>
  /** By path of the edge. */
  readonly ghosts: ReadonlyMap<string, Problem>
  readonly errors: number
}

/** Asks the one validator. It looks at the whole workflow, so callers wait until typing pauses. */
export function indexProblems(
  document: WorkflowDocument,
  registry: NodeRegistry,
  before?: ProblemIndex,
): ProblemIndex {
  const all = validateWorkflow(document, registry)
  const byNode = new Map<string, Problem[]>()
  for (const problem of all) {
    for (let path = problem.node; ; path = path.slice(0, path.lastIndexOf('/'))) {
      const list = byNode.get(path)
      if (list) list.push(problem)
      else byNode.set(path, [problem])
      if (!path.includes('/')) break
    }
  }
  const kept = new Map<string, readonly Problem[]>()
  for (const [path, problems] of byNode) {
    const old = before?.byNode.get(path)
    kept.set(path, old && sameProblems(old, problems) ? old : problems)
  }
  const errors = all.filter(({ severity }) => severity === 'error').length
  return { all, byNode: kept, ghosts: ghostEdges(all), errors }
}

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ code, message, port, edge }, at) => {
      const other = b[at]!
      return code === other.code && message === other.message && port === other.port && edge === other.edge
    })
  )
}
