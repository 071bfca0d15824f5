import { compile } from '../graph/index.ts'
import type { CompiledGraph, NodeRegistry } from '../graph/index.ts'
import type { OutputSink } from '../define/index.ts'
import { execute } from '../run/index.ts'
import type { NodeRun, ResultCache, RunEvent, RunHandle } from '../run/index.ts'
import { engineOptions } from './engine-options.ts'
import { keepStep } from './kept-step.ts'
import type { OpenServices } from './open-services.ts'
import { OutputLedger } from './output-ledger.ts'
import type { PreviewSender } from './preview-sender.ts'
import type { AttemptStatus, RunJob, WorkerMessage } from './protocol.ts'
import type { StepArchive } from './step-archive.ts'

/** What attempts are executed with. */
export interface AttemptTools {
  readonly services: OpenServices
  readonly cache: ResultCache
  readonly outputs: OutputSink
  readonly registry: NodeRegistry
  readonly extra: Readonly<Record<string, NodeRun>>
  readonly checkpointShare?: number
  readonly steps: StepArchive
  readonly previews: PreviewSender
  send(message: WorkerMessage): void
  /** Resolves when what is cached is on disk. */
  settled(): Promise<void>
}

/** How long nodes of a cancelled or failed run may take to end, in ms: less than the server waits. */
const graceMs = 1300
/** The same where the server waits for the step in progress. */
const shutdownGraceMs = 600_000

/** Executes one attempt at a time and tells the server all about it. */
export class Attempts {
  readonly #tools: AttemptTools
  #current:
    | { readonly attempt: number; readonly handle: RunHandle; readonly ended: Promise<void> }
    | undefined
  /** The process ends; an attempt that was not cancelled before makes way and will be resumed. */
  #leaving = false
  #cancelled: number | undefined

  constructor(tools: AttemptTools) {
    this.#tools = tools
  }

  /** Begins; everything else is told in messages. */
  start(job: RunJob): void {
    const { attempt } = job
    const { graph, problems } = compile(
      job.document,
      this.#tools.registry,
      job.targets ? { targets: job.targets } : {},
    )
    if (!graph) {
      const message = problems.map((problem) => problem.message).join(' ')
      this.#refuse(job, message)
      return
    }
    const handle = this.#execute(job, graph)
    const ended = handle.done.then(({ status, left }) => {
      this.#current = undefined
      this.#end(attempt, status === 'cancelled' && this.#makesWay(attempt) ? 'stopped' : status, left)
      // Nobody waits for it, and a process that is killed later has it on disk.
      void this.#tools.settled()
    })
    this.#current = { attempt, handle, ended }
  }

  /** Stops between steps; an older attempt's end is no matter. */
  cancel(attempt: number): void {
    if (this.#current?.attempt !== attempt || this.#leaving) return
    this.#cancelled = attempt
    this.#current.handle.cancel()
  }

  /** Stops between steps without calling it cancelled; resolves when everything that is kept is on disk. */
  async shutdown(): Promise<void> {
    this.#leaving = true
    const { services, steps, settled } = this.#tools
    this.#current?.handle.cancel()
    await this.#current?.ended
    await Promise.all([settled(), steps.settled()])
    await services.close()
  }

  #makesWay(attempt: number): boolean {
    return this.#leaving && this.#cancelled !== attempt
  }

  /** Runs what the graph was compiled for: a target that is a subgraph is in it as the nodes inside that give its outputs. */
  #execute(job: RunJob, graph: CompiledGraph): RunHandle {
    const { services, cache, outputs, extra, checkpointShare, steps, previews, send } = this.#tools
    const { attempt, run, document, stopAfter, keep, lastSeq, resumedAfter } = job
    const ledger = new OutputLedger(outputs)
    const engine = engineOptions(services, cache, ledger, document)
    const { implementations } = engine
    const own = (type: string) =>
      typeof implementations === 'function' ? implementations(type) : implementations.get(type)
    const onEvent = (event: RunEvent): void => {
      // A run that makes way for a restart is not over.
      if (event.type === 'run.cancelled' && this.#makesWay(attempt)) return
      for (const output of ledger.outputsOf(event)) send({ type: 'output', attempt, output })
      send({ type: 'event', attempt, event })
    }
    previews.begin()
    return execute(graph, {
      ...engine,
      run,
      implementations: (type) => extra[type] ?? own(type),
      graceMs: () => (this.#leaving ? shutdownGraceMs : graceMs),
      onEvent,
      onPreview(node, step, item) {
        const kept = keepStep(run, node, step, item)
        steps.put(kept)
        previews.offer(attempt, kept)
      },
      onUnnamedFile: (node, file) => send({ type: 'output', attempt, output: { ...file, node } }),
      ...(stopAfter !== undefined && { stopAfter }),
      ...(keep && { keep }),
      ...(lastSeq !== undefined && { lastSeq }),
      ...(resumedAfter !== undefined && { resumedAfter }),
      ...(checkpointShare !== undefined && { checkpointShare }),
    })
  }

  /** The server has looked at the workflow, so this is one that it sees otherwise: of another version, say. */
  #refuse({ attempt, run, document, lastSeq, resumedAfter }: RunJob, message: string): void {
    const seq = (resumedAfter ?? lastSeq ?? 0) + 1
    const error = { code: 'workflow.problems', subject: document.id, message: message.slice(0, 1000) }
    const event: RunEvent = { run, seq, at: Date.now(), type: 'run.failed', error }
    this.#tools.send({ type: 'event', attempt, event })
    this.#end(attempt, 'failed', 0)
  }

  #end(attempt: number, status: AttemptStatus, left: number): void {
    this.#tools.send({ type: 'ended', attempt, status, left })
  }
}
