import type { ArchivedStep } from '../worker/index.ts'
import type { ServerContext } from './context.ts'
import { HttpProblem } from './problem.ts'

/** Which step of a run: of a node by its path, and of which item of a mapped node or a loop (`2`, `0.2`). */
export interface StepPlace {
  readonly node: string
  readonly step: number
  readonly item?: string | undefined
}

/** A step that is kept. Throws `step.unknown`. */
export async function archivedStep(
  { steps }: ServerContext,
  run: string,
  { node, step, item }: StepPlace,
): Promise<ArchivedStep> {
  const found = await steps.read(run, node, step, item)
  if (found) return found
  const of = item === undefined ? node : `item ${item} of ${node}`
  throw new HttpProblem(
    404,
    'step.unknown',
    `Step ${step} of ${of} in run ${run} is not archived: it was not made, or made room for newer ones.`,
  )
}
