import type { OutputRecord, RunRecord, RunSummary } from '../store/index.ts'
import type { ServerContext } from './context.ts'

/** A row of the list. */
export function summaryOf(run: RunSummary | RunRecord) {
  const {
    id,
    status,
    workflowId,
    revision,
    title,
    priority,
    lastSeq,
    error,
    stopAfter,
    from,
    createdAt,
    startedAt,
    endedAt,
    cancelAskedAt,
  } = run
  return {
    id,
    status,
    priority,
    lastSeq,
    createdAt,
    ...(workflowId !== undefined && { workflowId }),
    ...(revision !== undefined && { revision }),
    ...(title !== undefined && { title }),
    ...(error && { error }),
    ...(stopAfter !== undefined && { stopAfter }),
    ...(from && { from }),
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(cancelAskedAt !== undefined && { cancelAskedAt }),
  }
}

/** A run with its workflow and its files. */
export function runView({ store }: ServerContext, run: RunRecord) {
  const { document: workflow, targets } = run
  const outputs = store.outputs.ofRun(run.id).map(outputView)
  return { ...summaryOf(run), workflow, ...(targets && { targets: [...targets] }), outputs }
}

/** A finished file as clients see it: by opaque id, never by path. */
export function outputView(output: OutputRecord) {
  const { id, run, node, name, mime, bytes, sha256, createdAt } = output
  return { id, run, node, name, mime, bytes, sha256, createdAt }
}
