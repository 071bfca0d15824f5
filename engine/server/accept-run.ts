import {
  adviceOf,
  compile,
  nothingToMake,
  parseWorkflow,
  rollDice,
  setByName,
  upgradeNodes,
} from '../graph/index.ts'
import type { NodeRegistry, Problem, WorkflowDocument } from '../graph/index.ts'
import { breathe } from './breathe.ts'
import { HttpProblem } from './problem.ts'

/** A run that may be put into the queue: its dice rolled, its inputs set, its problems only warnings. */
export interface AcceptedRun {
  readonly document: WorkflowDocument
  readonly warnings: readonly Problem[]
}

/** Draws a seed. */
export type Draw = () => number

/**
 * Checks what somebody wants to run. Throws an HttpProblem with *all* problems where it cannot run; nothing is written
 * before that. Without `draw` its dice stay as they fell.
 */
export async function acceptRun(
  workflow: unknown,
  inputs: Readonly<Record<string, unknown>>,
  targets: readonly string[] | undefined,
  registry: NodeRegistry,
  draw?: Draw,
): Promise<AcceptedRun> {
  const parsed = parseWorkflow(workflow)
  if (!parsed.document) throw refuse(parsed.problems)
  await breathe()
  let document = upgradeNodes(parsed.document, registry).document
  const unset: Problem[] = []
  for (const [name, value] of Object.entries(inputs)) {
    const set = setByName(document, name, value, registry)
    if (set.document) document = set.document
    else unset.push(set.problem)
  }
  const rolled = draw ? rollDice(document, draw).document : document
  await breathe()
  const { graph, problems } = compile(rolled, registry, targets ? { targets } : {})
  // What could be set is judged as well: whoever mends one thing is to know of the others.
  if (!graph || unset.length > 0) throw refuse([...unset, ...problems])
  if (graph.outputs.length === 0) {
    throw new HttpProblem(422, 'workflow.nothing-to-make', nothingToMake(rolled, registry), { problems })
  }
  await breathe()
  return { document: rolled, warnings: problems }
}

function refuse(problems: readonly Problem[]): HttpProblem {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const first = errors[0]
  const count = errors.length === 1 ? 'One thing is' : `${errors.length} things are`
  const detail = `${count} wrong with the workflow.${first ? ` ${first.message} ${adviceOf(first.code) ?? ''}`.trimEnd() : ''}`
  return new HttpProblem(422, 'workflow.problems', detail, { problems })
}
