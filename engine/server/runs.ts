import { compile } from '../graph/index.ts'
import { dependsOnStop } from '../run/index.ts'
import type { RunEvent } from '../run/index.ts'
import type { RunDraft, RunRecord } from '../store/index.ts'
import type { ServerContext } from './context.ts'
import { HttpProblem } from './problem.ts'

/** The run of an id. Throws `run.unknown`. */
export function knownRun({ store }: ServerContext, id: string): RunRecord {
  const run = store.runs.read(id)
  if (!run) throw new HttpProblem(404, 'run.unknown', `There is no run ${id}. It may have been deleted.`)
  return run
}

/** Throws `queue.full`. */
export function refuseWhereFull({ store, limits }: ServerContext): void {
  if (store.queue.size() < limits.queuedRuns) return
  throw new HttpProblem(503, 'queue.full', `The queue holds ${limits.queuedRuns} runs. Wait, or cancel some.`)
}

/** Puts a run on disk, tells everybody and lets the device take it. */
export function createRun(context: ServerContext, draft: RunDraft): RunRecord {
  const { store } = context
  refuseWhereFull(context)
  // A request that is refused, for a full disk as well, leaves nothing behind.
  const { run, told } = store.atomically(() => {
    const run = store.runs.create(draft)
    const queued: RunEvent = { run: run.id, seq: 1, at: run.createdAt, type: 'run.queued' }
    return { run, told: store.runs.append(run.id, run.attempt, [queued]) }
  })
  context.truth.publish(run.id, told)
  context.truth.queueChanged()
  // Whoever asked is answered first: to hand over a large workflow takes a while.
  setImmediate(() => context.dispatcher.wake())
  return run
}

/** Stops a run: at once where it waits, between steps where it is being made. */
export function cancelRun(context: ServerContext, run: RunRecord): RunRecord {
  if (run.status === 'queued') {
    context.truth.publish(run.id, [context.store.queue.cancelQueued(run.id)])
    context.truth.queueChanged()
    return knownRun(context, run.id)
  }
  if (run.status === 'running') {
    context.dispatcher.cancel(run.id)
    return knownRun(context, run.id)
  }
  throw new HttpProblem(
    409,
    'run.not-cancellable',
    `Run ${run.id} is ${run.status}; there is nothing to stop.`,
  )
}

/** Queues a copy of a run that has ended: the same from its start (what is cached is reused), or on from where it stopped. */
export function runAgain(kind: 'retry' | 'continue') {
  return (context: ServerContext, run: RunRecord): RunRecord => {
    if (run.status === 'queued' || run.status === 'running') {
      throw new HttpProblem(
        409,
        'run.not-ended',
        `Run ${run.id} is ${run.status}. Wait until it has ended, or cancel it.`,
      )
    }
    if (kind === 'continue' && run.status === 'done' && run.stopAfter === undefined) {
      throw new HttpProblem(
        409,
        'run.not-stopped',
        `Run ${run.id} is finished: no step is left. Start a run with more steps.`,
      )
    }
    return createRun(context, {
      document: run.document,
      inputs: run.inputs,
      priority: run.priority,
      // One that was to keep what it makes still is.
      from: { run: run.id, kind: run.from?.kind === 'keep' ? 'keep' : kind },
      ...(run.workflowId !== undefined && { workflowId: run.workflowId }),
      ...(run.revision !== undefined && { revision: run.revision }),
      ...(run.targets && { targets: run.targets }),
      ...(kind === 'retry' && run.stopAfter !== undefined && { stopAfter: run.stopAfter }),
    })
  }
}

/** Before whatever else waits: what is kept was made already, so that it is there at once. */
const keepPriority = 1000

/** Queues a copy of a run that makes one node again (what is cached is reused) and pins what it gives. */
export function keepNode(context: ServerContext, run: RunRecord, node: string): RunRecord {
  const { graph } = compile(run.document, context.registry, { targets: [node] })
  if (!graph) {
    const detail = `"${node}" does not run in run ${run.id}, so there is nothing to keep. Run it once.`
    throw new HttpProblem(409, 'run.nothing-to-keep', detail)
  }
  const made = graph.outputs.flatMap((path) => graph.nodes.get(path) ?? [])
  if (
    !made.some(({ definition, loops }) => loops.length === 0 && Object.keys(definition.outputs).length > 0)
  ) {
    const why = made.some(({ loops }) => loops.length > 0)
      ? 'it is made once for each item'
      : 'it gives nothing to another node'
    throw new HttpProblem(
      409,
      'run.nothing-to-keep',
      `"${node}" has no value to keep: ${why}. Keep another node.`,
    )
  }
  return createRun(context, {
    document: run.document,
    inputs: run.inputs,
    targets: [node],
    priority: keepPriority,
    from: { run: run.id, kind: 'keep' },
    ...(run.workflowId !== undefined && { workflowId: run.workflowId }),
    ...(run.revision !== undefined && { revision: run.revision }),
    ...(run.stopAfter !== undefined &&
      stoppedBefore(context, run, graph.outputs) && { stopAfter: run.stopAfter }),
  })
}

/** Whether a run that was stopped did so before some nodes; those that it made to their end are kept as that. */
function stoppedBefore(
  { registry }: ServerContext,
  { document, targets }: RunRecord,
  nodes: readonly string[],
): boolean {
  const { graph } = compile(document, registry, targets ? { targets } : {})
  return graph !== undefined && dependsOnStop(graph, nodes)
}
