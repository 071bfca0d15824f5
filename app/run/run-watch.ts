import type { StoreApi } from 'zustand/vanilla'
import type { NodeRegistry } from '../../engine/graph/index.ts'
import { AcceptedRuns } from './accepted-runs.ts'
import type { Api, Run } from './api/api.ts'
import { FollowedRuns } from './followed-runs.ts'
import { afterPaint } from './lanes/after-paint.ts'
import { onWake } from './lanes/on-wake.ts'
import { PreviewLink } from './lanes/preview-link.ts'
import type { RunPlan } from './plan-of.ts'
import type { Previews } from './previews.ts'
import { RunBook } from './run-book.ts'
import type { RunProgress } from './run-progress.ts'
import type { RunState } from './run-state.ts'
import type { RunsState } from './runs-state.ts'
import type { RunWatchOptions } from './run-watch-options.ts'
import { SamplerPictures } from './sampler-pictures.ts'
import { ShownRun } from './shown-run.ts'
import type { Steps } from './steps.ts'
import { WorkflowRun } from './workflow-run.ts'

/** Runs as they are watched: those that are followed, the one that is shown, and what is seen at its samplers. */
export class RunWatch {
  /** For subscribers; only this room sets it. */
  readonly state: StoreApi<RunsState>
  readonly previews: Previews
  readonly steps: Steps
  protected readonly api: Api
  protected readonly registry: NodeRegistry
  protected readonly savedAs: RunWatchOptions['savedAs']
  protected readonly workflow: RunWatchOptions['workflow']
  protected readonly book = new RunBook()
  readonly #accepted: AcceptedRuns
  readonly #followed: FollowedRuns
  readonly #pictures: SamplerPictures
  readonly #preview: PreviewLink
  readonly #shown: ShownRun
  readonly #ofWorkflow: WorkflowRun
  protected readonly ends: (() => void)[] = []

  constructor({
    api,
    registry,
    workflow,
    savedAs,
    storage,
    place,
    afterPaint: painted = afterPaint,
  }: RunWatchOptions) {
    this.api = api
    this.registry = registry
    this.savedAs = savedAs
    this.workflow = workflow
    const { book } = this
    this.state = book.state
    const accepted = new AcceptedRuns(api.runs)
    this.#accepted = accepted
    const tools = { api, registry, accepted: (run: string) => accepted.read(run) }
    const remember = (): void => this.#ofWorkflow.remember()
    const pictures = new SamplerPictures(book, tools, remember)
    this.#pictures = pictures
    this.previews = pictures.previews
    this.steps = pictures.steps
    const lane = { base: api.base, ...place }
    this.#followed = new FollowedRuns(
      { api, registry, book, accepted, storage, lane },
      {
        heard: (run) => pictures.trace(run),
        ended: (run) => {
          pictures.recallRun(run)
          this.#shown.ended(run)
        },
        lost: (run) => this.#shown.ended(run),
        planned: (run) => {
          pictures.trace(run)
          pictures.recallRun(run)
        },
        begun: (run) => this.#shown.begun(run),
        // What cut one lane off has cut off the other, which may not have noticed.
        back: () => this.#preview.renew(),
      },
    )
    this.#preview = new PreviewLink(lane, (frames) => pictures.see(frames), painted)
    this.#shown = new ShownRun({
      book,
      followed: this.#followed,
      preview: this.#preview,
      remember,
      open: () => workflow?.getState().document.id,
      begunElsewhere: (of, run) => this.#ofWorkflow.begunElsewhere(of, run),
    })
    this.ends.push(onWake(() => this.probe()))
    const show = (run: string | undefined): void => this.show(run)
    this.#ofWorkflow = new WorkflowRun({ book, tools, storage, show, clear: () => this.previews.clear() })
    if (!workflow) return
    const look = (): void => this.#ofWorkflow.open(workflow.getState().document)
    this.ends.push(workflow.subscribe(look))
    look()
  }

  /** The run that this editor shows. */
  get current(): RunState | undefined {
    return this.book.current
  }

  /** A run as the server accepted it: dice rolled, inputs set. */
  accepted(id: string): Promise<Run> {
    return this.#accepted.read(id)
  }

  /** Follows a run, shows it and watches its previews; undefined shows none. */
  show(id: string | undefined): void {
    this.#shown.show(id)
  }

  /** Shows the newest archived step of a node where no preview of it has come: after a reload, or when a run has ended. */
  recall(node: string): Promise<void> {
    return this.#pictures.recall(node)
  }

  /** Looks whether the server is there and what was missed; called when the page wakes. */
  probe(): void {
    this.#followed.probe()
    this.#preview.probe()
  }

  /** Milliseconds since the epoch by the server's clock, as events have it. */
  now(): number {
    return this.book.now()
  }

  /** How far a followed run is, and how long it will be by its own pace and by earlier runs of its workflow. */
  progress(id: string): RunProgress | undefined {
    return this.#followed.progress(id)
  }

  /** Calls when the download of a model goes on. Returns what ends it. */
  onModels(hear: (news: unknown) => void): () => void {
    return this.#followed.onModels(hear)
  }

  /** Ends the connections. */
  close(): void {
    for (const end of this.ends) end()
    this.#followed.close()
    this.#preview.close()
  }

  /** Follows a run that was asked for here; it is shown now, or when those before it have ended. */
  protected admit(id: string, plan: RunPlan | undefined): void {
    this.#shown.admit(id, plan)
  }

  /** Hears of a run without showing it, until it has ended. */
  protected listen(id: string): void {
    this.book.begin(id, undefined, 'queued')
    this.#followed.follow(id)
  }
}
