import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { ApiProblem } from './api/api.ts'
import type { OutputPins } from '../../engine/run/index.ts'
import { planOf, type RunPlan } from './plan-of.ts'
import { isEnded } from './run-state.ts'
import { RunWatch } from './run-watch.ts'
import type { RunWatchOptions } from './run-watch-options.ts'

export type { PreviewFrames } from './frames/preview-frames.ts'
export type { ItemRun, NodeRun, NodeRunState, RunState } from './run-state.ts'
export type { Connection, RunsState, SampledRun } from './runs-state.ts'
export type { RunWatchOptions } from './run-watch-options.ts'

/** How a run is asked for. */
export interface StartOptions {
  /** Run to these nodes, by path, instead of to the outputs. */
  readonly targets?: readonly string[] | undefined
  /** Before everything else that waits. */
  readonly first?: boolean | undefined
  /** Denoise only this many steps; the run can be continued. */
  readonly stopAfter?: number | undefined
  /** Values for what the workflow exposes, or `node.param`, inside of instances `a/b.param`. */
  readonly inputs?: Readonly<Record<string, unknown>> | undefined
}

/** From which step of which node a run branches, and what is different in it. */
export interface BranchStart {
  readonly run: string
  /** Path of the sampler. */
  readonly node: string
  readonly step: number
  readonly item?: string | undefined
  /** `node.param` or `a/b.param`, or what the workflow exposes. */
  readonly inputs?: Readonly<Record<string, unknown>>
}

/** Runs, live, and what can be asked for: new ones, an end, the same again, the rest, another way on from a step. */
export class RunCentre extends RunWatch {
  constructor(options: RunWatchOptions) {
    super(options)
    const { workflow } = options
    if (!workflow) return
    // What was said of a workflow holds until it is another.
    const forget = workflow.subscribe(({ document }, { document: before }) => {
      if (this.state.getState().refused && makesOther(document, before))
        this.state.setState({ refused: undefined })
    })
    this.ends.push(forget)
  }

  /** Queues a run; resolves with its id once the server has it on disk. It is shown now, or when those before it have ended. */
  start(workflow: WorkflowDocument, options: StartOptions = {}): Promise<string> {
    const { targets, first, stopAfter, inputs } = options
    return this.#ask(async () => {
      const savedAs = await this.savedAs?.()
      const accepted = this.api.runs.create({
        workflow: { ...workflow },
        ...(savedAs && { savedAs }),
        ...(targets && { targets: [...targets] }),
        ...(stopAfter !== undefined && { stopAfter }),
        ...(inputs && { inputs: { ...inputs } }),
      })
      // While the request is on its way.
      const plan = planOf(workflow, this.registry, targets)
      const { id } = await accepted
      if (first) await this.api.runs.move(id, { first: true }).catch(unlessStarted)
      return { id, plan }
    })
  }

  /** Stops a run: at once where it waits, else between steps. */
  async cancel(id: string): Promise<void> {
    await this.api.runs.cancel(id)
  }

  /** Queues a copy of a run that has ended. */
  retry(id: string): Promise<string> {
    const plan = this.#planLike(id)
    return this.#ask(async () => ({ ...(await this.api.runs.retry(id)), plan }))
  }

  /** Queues the steps that a stopped run has left. */
  continueRun(id: string): Promise<string> {
    const plan = this.#planLike(id)
    return this.#ask(async () => ({ ...(await this.api.runs.continue(id)), plan }))
  }

  /** Queues a run that goes on from an archived step of another. */
  branch({ run, node, step, item, inputs = {} }: BranchStart): Promise<string> {
    const wish = { node, step, inputs: { ...inputs }, ...(item !== undefined && { item }) }
    const plan = this.#planLike(run)
    return this.#ask(async () => ({ ...(await this.api.runs.branch(run, wish)), plan }))
  }

  /**
   * Pins what a node gave in a run; resolves with the hashes, by the path of each node inside it. Throws an ApiProblem, or
   * what stopped it.
   */
  async keep(run: string, node: string): Promise<ReadonlyMap<string, OutputPins>> {
    const { id } = await this.api.runs.keep(run, node)
    this.listen(id)
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const kept = this.book.run(id)
        if (kept && kept.status !== 'unknown' && !isEnded(kept)) return
        stop()
        if (kept?.status === 'done')
          resolve(new Map([...kept.nodes].flatMap(([path, { pins }]) => (pins ? [[path, pins]] : []))))
        else reject(new Error(kept?.error?.message ?? 'It was stopped before it was kept.'))
      }
      const stop = this.state.subscribe(look)
      look()
    })
  }

  /** What another run like one would make; like the one that is shown, it is of the workflow that is open, a copy of the first. */
  #planLike(id: string): RunPlan | undefined {
    const plan = this.book.plan(id)
    const open = this.workflow?.getState().document.id
    return plan && open !== undefined && id === this.state.getState().current
      ? { ...plan, workflow: open }
      : plan
  }

  async #ask(
    request: () => Promise<{ readonly id: string; readonly plan: RunPlan | undefined }>,
  ): Promise<string> {
    this.state.setState(({ starting }) => ({ starting: starting + 1, refused: undefined }))
    try {
      const { id, plan } = await request()
      this.admit(id, plan)
      return id
    } catch (thrown) {
      if (thrown instanceof ApiProblem) this.state.setState({ refused: thrown })
      throw thrown
    } finally {
      this.state.setState(({ starting }) => ({ starting: starting - 1 }))
    }
  }
}

/** Whether two states of a workflow may be run differently: layout and names of its own do not count. */
function makesOther(now: WorkflowDocument, before: WorkflowDocument): boolean {
  const { nodes, edges, subgraphs, outputs } = now
  return (
    nodes !== before.nodes ||
    edges !== before.edges ||
    subgraphs !== before.subgraphs ||
    outputs !== before.outputs
  )
}

/** A run that is being made already is before everything that waits. */
function unlessStarted(thrown: unknown): void {
  if (!(thrown instanceof ApiProblem) || thrown.code !== 'run.not-queued') throw thrown
}
