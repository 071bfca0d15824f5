import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import type { Api } from './api/api.ts'
import type { ArchivedSteps } from './api/api-types.ts'
import type { PreviewFrames } from './preview-frames.ts'
import type { RunsState } from './runs-state.ts'

export type { FrameTiming, PreviewFrames } from './preview-frames.ts'
export type { ItemRun, NodeRun, NodeRunState, RunState } from './run-state.ts'
export type { Connection, RunsState, SampledRun } from './runs-state.ts'

/** How a run is asked for. */
export interface StartOptions {
  /** Run to these nodes instead of to the outputs. */
  readonly targets?: readonly string[]
  /** Before everything else that waits. */
  readonly first?: boolean
  /** Denoise only this many steps; the run can be continued. */
  readonly stopAfter?: number
  /** Values for what the workflow exposes, or `node.param`. */
  readonly inputs?: Readonly<Record<string, unknown>>
  /** Whether the editor shows it at once; default true. Otherwise it is shown when it is its turn. */
  readonly show?: boolean
}

/** What is heard of previews: the newest of each node, for those who draw. */
export interface Previews {
  /** Called with every preview of a node, by its path, as it arrives, and at once with the newest there is. */
  subscribe(node: string, listener: (frames: PreviewFrames) => void): () => void
  /** The newest of a node, by its path. */
  latest(node: string): PreviewFrames | undefined
}

/** Steps of runs that the server has kept. */
export interface Steps {
  /** Throws an ApiProblem with `step.unknown` where it is not kept. */
  read(run: string, node: string, step: number, item?: string): Promise<PreviewFrames>
  /** Which there are. */
  list(run: string, node: string, item?: string): Promise<ArchivedSteps>
}

/** What the centre works with. */
export interface RunCentreOptions {
  readonly api: Api
  readonly registry: NodeRegistry
  /** Keeps which run was shown, so that a reload comes back to it: the browser's `localStorage`. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

/** Runs, live: what the server's events say, the previews, and the archived steps. */
export class RunCentre {
  /** For subscribers; only this class sets it. */
  readonly state: StoreApi<RunsState>
  readonly api: Api

  constructor({ api }: RunCentreOptions) {
    this.api = api
    this.state = createStore(() => ({
      connection: 'connecting',
      current: undefined,
      runs: new Map(),
      starting: 0,
      refused: undefined,
      queue: undefined,
      ended: 0,
      sampled: new Map(),
    }))
  }

  /** Queues a run of a workflow and shows it; resolves with its id once the server has it on disk. */
  async start(workflow: WorkflowDocument, options: StartOptions = {}): Promise<string> {
    const { targets, stopAfter, inputs } = options
    const { id } = await this.api.runs.create({
      workflow: { ...workflow },
      ...(targets && { targets: [...targets] }),
      ...(stopAfter !== undefined && { stopAfter }),
      ...(inputs && { inputs }),
    })
    this.show(id)
    return id
  }

  /** Stops a run: at once where it waits, else between steps. */
  async cancel(id: string): Promise<void> {
    await this.api.runs.cancel(id)
  }

  /** Queues a copy of a run that has ended, and shows it. */
  async retry(id: string): Promise<string> {
    return this.#shown(await this.api.runs.retry(id))
  }

  /** Queues the steps that a stopped run has left, and shows that run. */
  async continueRun(id: string): Promise<string> {
    return this.#shown(await this.api.runs.continue(id))
  }

  /** Queues a run that goes on from an archived step of another with other inputs (`node.param`), and shows it. */
  async branch(
    id: string,
    node: string,
    step: number,
    inputs: Readonly<Record<string, unknown>> = {},
    item?: string,
  ): Promise<string> {
    const wish = { node, step, inputs: { ...inputs }, ...(item !== undefined && { item }) }
    return this.#shown(await this.api.runs.branch(id, wish))
  }

  /** Milliseconds since the epoch by the server's clock. */
  now(): number {
    return Date.now()
  }

  #shown({ id }: { readonly id: string }): string {
    this.show(id)
    return id
  }

  /** Follows a run, shows it, and watches its previews. */
  show(id: string | undefined): void {
    this.state.setState({ current: id })
  }
}
