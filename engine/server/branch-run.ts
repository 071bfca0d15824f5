import { join } from 'node:path'
import type { Problem } from '../graph/index.ts'
import { blobHash, FileBlobs, packedBytes } from '../run/index.ts'
import type { RunRecord } from '../store/index.ts'
import { startOf } from '../worker/index.ts'
import { acceptRun } from './accept-run.ts'
import { archivedStep } from './archived-step.ts'
import type { StepPlace } from './archived-step.ts'
import type { ServerContext } from './context.ts'
import { HttpProblem } from './problem.ts'
import { refuseFullDisk } from './refuse-full-disk.ts'
import { createRun, refuseWhereFull } from './runs.ts'

/** Where a run branches off another, and what is different in it. */
export interface BranchWish extends StepPlace {
  readonly inputs?: Readonly<Record<string, unknown>> | undefined
  readonly priority?: number | undefined
}

/**
 * Queues a run that goes on from an archived step of another: its workflow as it was accepted, seeds as they were drawn,
 * with `inputs` on top. The step's clip is kept by its hash and named in the new workflow, so that it outlives the
 * archive. Archived latents are float16, and solvers and guidance that remember earlier steps begin anew: a branch with
 * nothing changed makes the same video to within that rounding, not the same bytes.
 */
export async function branchRun(
  context: ServerContext,
  source: RunRecord,
  wish: BranchWish,
): Promise<{ readonly run: RunRecord; readonly warnings: readonly Problem[] }> {
  const start = startOf(await archivedStep(context, source.id, wish))
  if (!start) {
    const detail = `Step ${wish.step} of ${wish.node} has latents to look at, but no clip to go on from. Branch from a step of a sampler.`
    throw new HttpProblem(409, 'step.no-start', detail)
  }
  const bytes = packedBytes(start)
  const { starts = {} } = source.document
  const others = Object.hasOwn(starts, wish.node) ? starts[wish.node]! : []
  const pin = {
    ...(wish.item !== undefined && { item: wish.item }),
    sha256: blobHash(bytes),
    bytes: bytes.byteLength,
  }
  const workflow = {
    ...source.document,
    starts: { ...starts, [wish.node]: [...others.filter(({ item }) => item !== wish.item), pin] },
  }
  const { inputs = {}, priority = source.priority } = wish
  const accepted = await acceptRun(workflow, inputs, source.targets, context.registry)
  refuseWhereFull(context)
  // On disk before the run that names it.
  await new FileBlobs(join(context.dataRoot, 'frozen'))
    .put(bytes)
    .catch(refuseFullDisk('output.disk-full', 'The disk is full. Free some space and branch again.'))
  const run = createRun(context, {
    document: accepted.document,
    inputs: { ...source.inputs, ...inputs },
    priority,
    from: { run: source.id, kind: 'branch' },
    ...(source.workflowId !== undefined && { workflowId: source.workflowId }),
    ...(source.revision !== undefined && { revision: source.revision }),
    ...(source.targets && { targets: source.targets }),
  })
  return { run, warnings: accepted.warnings }
}
