import type { StoreApi } from 'zustand/vanilla'
import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import type { RunEvent } from '../../engine/run/index.ts'
import { type Api, ApiProblem, type Run } from './api/api.ts'
import type { PreviewFrames } from './frames/preview-frames.ts'
import { afterPaint } from './lanes/after-paint.ts'
import { onWake } from './lanes/on-wake.ts'
import type { LanePlace } from './lanes/open-lane.ts'
import { type AfterPaint, PreviewLink } from './lanes/preview-link.ts'
import { TruthLink } from './lanes/truth-link.ts'
import type { MakerTools } from './made/find-maker.ts'
import { lastRunOf } from './made/last-run-of.ts'
import { MakerTrace } from './made/maker-trace.ts'
import { planOf, type RunPlan } from './plan-of.ts'
import { Previews } from './previews.ts'
import { QueueWatch } from './queue-watch.ts'
import { RunBook } from './run-book.ts'
import type { Keepsakes } from './keepsakes.ts'
import { PastTimes } from './past-times.ts'
import { RunMemory } from './run-memory.ts'
import { runProgress, type RunProgress } from './run-progress.ts'
import { isEnded, type RunState } from './run-state.ts'
import type { RunsState, SampledRun } from './runs-state.ts'
import { Steps } from './steps.ts'

/** What runs are watched with. */
export interface RunWatchOptions {
  readonly api: Api
  readonly registry: NodeRegistry
  /** The workflow that is edited (`DocumentStore.state`): each shows its own last run. */
  readonly workflow?: StoreApi<{ readonly document: WorkflowDocument }>
  /** Keeps which run was shown, so that a reload comes back to it: the browser's `localStorage`. */
  readonly storage?: Keepsakes
  readonly place?: Partial<LanePlace>
  readonly afterPaint?: AfterPaint
}

/** Runs as they are watched: which is shown, what its events say, its previews and its archived steps. */
export class RunWatch {
  /** For subscribers; only this room sets it. */
  readonly state: StoreApi<RunsState>
  readonly previews = new Previews()
  readonly steps: Steps
  protected readonly api: Api
  protected readonly registry: NodeRegistry
  protected readonly book = new RunBook()
  readonly #memory: RunMemory
  readonly #past: PastTimes
  readonly #truth: TruthLink
  readonly #preview: PreviewLink
  readonly #accepted = new Map<string, Promise<Run>>()
  /** Runs that were asked for here and have not ended: where nothing else is being made, the one that begins is shown. */
  readonly #mine = new Set<string>()
  readonly #tools: MakerTools
  readonly #makers: MakerTrace
  readonly #hearers = new Set<(news: unknown) => void>()
  readonly #ends: (() => void)[] = []
  #workflow = ''

  constructor({
    api,
    registry,
    workflow,
    storage,
    place,
    afterPaint: painted = afterPaint,
  }: RunWatchOptions) {
    this.api = api
    this.registry = registry
    this.#memory = new RunMemory(storage)
    this.#past = new PastTimes(storage)
    this.state = this.book.state
    this.steps = new Steps(api.steps)
    this.#tools = { api, registry, accepted: (run) => this.accepted(run) }
    this.#makers = new MakerTrace(this.#tools, (run, node, made) => this.#showMaker(run, node, made))
    const queue = new QueueWatch(api.runs, (view) => this.book.setQueue(view))
    const lane = { base: api.base, ...place }
    this.#truth = new TruthLink(lane, {
      seqOf: (run) => this.book.run(run)?.seq ?? 0,
      events: (run, events) => this.#hear(run, events),
      unknown: (run) => this.book.lose(run),
      runs: (run, events) => this.#hearOfAny(run, events),
      queue: () => queue.look(),
      models: (news) => this.#hearers.forEach((hear) => hear(news)),
      connection: (live) => this.#connected(live),
    })
    this.#preview = new PreviewLink(lane, (frames) => this.#see(frames), painted)
    this.#ends.push(onWake(() => this.probe()))
    if (workflow) {
      const look = (): void => this.#open(workflow.getState().document)
      this.#ends.push(workflow.subscribe(look))
      look()
    }
  }

  /** The run that this editor shows. */
  get current(): RunState | undefined {
    const { current } = this.state.getState()
    return current === undefined ? undefined : this.book.run(current)
  }

  /** A run as the server accepted it: dice rolled, inputs set. */
  accepted(id: string): Promise<Run> {
    let reading = this.#accepted.get(id)
    if (!reading) {
      reading = this.api.runs.read(id)
      this.#accepted.set(id, reading)
      reading.catch(() => this.#accepted.delete(id))
      for (const old of [...this.#accepted.keys()].slice(0, -16)) this.#accepted.delete(old)
    }
    return reading
  }

  /** Follows a run, shows it and watches its previews; undefined shows none. */
  show(id: string | undefined): void {
    const { current } = this.state.getState()
    if (current === id) return
    if (id !== undefined) this.book.begin(id)
    this.state.setState({ current: id })
    if (current !== undefined && !this.#mine.has(current)) this.#leave(current)
    this.#preview.watch(id)
    this.#remember()
    if (id === undefined) return
    this.#truth.follow(id)
    if (!this.book.plan(id)) void this.#learn(id)
  }

  /** Shows the newest archived step of a node where no preview of it has come: after a reload, or when a run has ended. */
  async recall(node: string): Promise<void> {
    const place = this.state.getState().sampled.get(node)
    const shown = this.previews.latest(node)
    if (!place || (shown?.run === place.run && shown.step >= place.step)) return
    // Steps are written behind the run: the last one may not be on disk yet, and a preview may be on its way.
    const going = this.book.run(place.run)?.status === 'running'
    for (const wait of going ? [500, 1000, 2000] : [0, 400, 1500]) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      const seen = this.previews.latest(node)
      if (seen?.run === place.run && seen.step >= place.step) return
      const frames = await this.steps.find({ node, ...place }).catch(() => undefined)
      const now = this.state.getState().sampled.get(node)
      if (now?.run !== place.run || now.step !== place.step) return
      if (frames) return this.previews.show(frames)
    }
  }

  /** Looks whether the server is there and what was missed; called when the page wakes. */
  probe(): void {
    this.#truth.probe()
    this.#preview.probe()
  }

  /** Milliseconds since the epoch by the server's clock, as events have it. */
  now(): number {
    return this.book.now()
  }

  /** How far a followed run is, and how long it will be by its own pace and by earlier runs of its workflow. */
  progress(id: string): RunProgress | undefined {
    const run = this.book.run(id)
    return run && runProgress(run, this.#past.of(this.book.plan(id)?.workflow ?? ''), this.now())
  }

  /** Calls when the download of a model goes on. Returns what ends it. */
  onModels(hear: (news: unknown) => void): () => void {
    this.#hearers.add(hear)
    return () => void this.#hearers.delete(hear)
  }

  /** Ends the connections. */
  close(): void {
    for (const end of this.#ends) end()
    this.#truth.close()
    this.#preview.close()
  }

  /** Follows a run that was asked for here; it is shown now, or when those before it have ended. */
  protected admit(id: string, plan: RunPlan | undefined): void {
    this.#mine.add(id)
    this.book.begin(id, plan, 'queued')
    this.#truth.follow(id)
    if (!this.current || isEnded(this.current)) this.show(id)
  }

  /** Hears of a run without showing it, until it has ended. */
  protected listen(id: string): void {
    this.book.begin(id, undefined, 'queued')
    this.#truth.follow(id)
  }

  /** What cut one lane off has cut off the other, which may not have noticed. */
  #connected(live: boolean): void {
    if (live && this.state.getState().connection === 'lost') this.#preview.renew()
    this.state.setState({ connection: live ? 'live' : 'lost' })
  }

  #hear(id: string, events: readonly RunEvent[]): boolean {
    const before = this.book.run(id)
    const gap = this.book.take(id, events)
    const run = this.book.run(id)
    if (run && isEnded(run) && before && !isEnded(before)) this.#end(id)
    this.#trace(id)
    return gap
  }

  #end(id: string): void {
    this.#mine.delete(id)
    const [run, plan] = [this.book.run(id), this.book.plan(id)]
    if (run && plan) this.#past.learn(plan.workflow, run)
    for (const [node, { run }] of this.state.getState().sampled) if (run === id) void this.recall(node)
    if (id !== this.state.getState().current) return this.#leave(id)
    this.#remember()
    const next = [...this.#mine].find((run) => this.book.run(run)?.status === 'running')
    if (next !== undefined) this.show(next)
  }

  /** What the shown run reused was denoised by an earlier one: its steps are shown. */
  #trace(id: string): void {
    const run = this.book.run(id)
    if (run && id === this.state.getState().current)
      this.#makers.look(run, this.book.plan(id)?.samplers ?? [])
  }

  #showMaker(id: string, node: string, made: SampledRun): void {
    const { current, sampled } = this.state.getState()
    if (current !== id || sampled.get(node)?.run === id) return
    this.book.setSampled(new Map([...sampled, [node, made]]))
    this.#remember()
    void this.recall(node)
  }

  #hearOfAny(id: string, events: readonly RunEvent[]): void {
    for (const { type } of events) {
      const begins = type === 'run.started' || type === 'run.resumed'
      if (type === 'run.done' || type === 'run.failed' || type === 'run.cancelled')
        this.state.setState(({ ended }) => ({ ended: ended + 1 }))
      else if (begins && this.#mine.has(id) && (!this.current || isEnded(this.current))) this.show(id)
    }
  }

  #see(frames: PreviewFrames): void {
    const start = performance.now()
    this.steps.keep(frames)
    this.previews.show(frames)
    // Told to whoever observes, and not kept.
    performance.measure('reelgraph.preview', { start, end: performance.now() })
    performance.clearMeasures('reelgraph.preview')
  }

  #leave(id: string): void {
    this.#truth.leave(id)
    this.book.forget(id)
  }

  /** Another workflow is edited: its own last run is shown, wherever that is by now. */
  #open(document: WorkflowDocument): void {
    const { id: workflow } = document
    if (workflow === this.#workflow) return
    this.#workflow = ''
    this.show(undefined)
    this.previews.clear()
    this.#workflow = workflow
    const { run, sampled = {} } = this.#memory.read(workflow)
    this.book.setSampled(new Map(Object.entries(sampled)))
    if (run === undefined) void this.#adopt(document)
    else this.show(run)
  }

  /** A run of this workflow that another browser began: the one that is being made, or else the last of the same. */
  async #adopt(workflow: WorkflowDocument): Promise<void> {
    const run = await lastRunOf(this.#tools, workflow).catch(() => undefined)
    if (run !== undefined && workflow.id === this.#workflow && !this.current) this.show(run)
  }

  /** Learns what a run that was not begun here would make. */
  async #learn(id: string): Promise<void> {
    try {
      const { workflow, targets } = await this.accepted(id)
      if (this.book.run(id)) this.book.begin(id, planOf(workflow, this.registry, targets))
      this.#trace(id)
      for (const [node, { run }] of this.state.getState().sampled) if (run === id) void this.recall(node)
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.status === 404) this.book.lose(id)
    }
  }

  #remember(): void {
    if (this.#workflow === '') return
    const { current, sampled } = this.state.getState()
    this.#memory.write(this.#workflow, { run: current, sampled: Object.fromEntries(sampled) })
  }
}
