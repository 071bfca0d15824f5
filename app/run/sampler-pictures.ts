import type { PreviewFrames } from './frames/preview-frames.ts'
import type { MakerTools } from './made/find-maker.ts'
import { MakerTrace } from './made/maker-trace.ts'
import { Previews } from './previews.ts'
import type { RunBook } from './run-book.ts'
import type { SampledRun } from './runs-state.ts'
import { Steps } from './steps.ts'

/**
 * What is seen at samplers: previews as they come and, where none came, the newest step that is archived; of a result that
 * was reused, a step of the run that made it.
 */
export class SamplerPictures {
  readonly previews = new Previews()
  readonly steps: Steps
  readonly #book: RunBook
  readonly #makers: MakerTrace
  /** Called when a node shows another run's steps from now on. */
  readonly #moved: () => void

  constructor(book: RunBook, tools: MakerTools, moved: () => void) {
    this.steps = new Steps(tools.api.steps)
    this.#book = book
    this.#moved = moved
    this.#makers = new MakerTrace(tools, (run, node, made) => this.#showMaker(run, node, made))
  }

  /** Shows a preview as it comes. */
  see(frames: PreviewFrames): void {
    const start = performance.now()
    this.steps.keep(frames)
    this.previews.show(frames)
    // Told to whoever observes, and not kept.
    performance.measure('reelgraph.preview', { start, end: performance.now() })
    performance.clearMeasures('reelgraph.preview')
  }

  /** Shows the newest archived step of a node where no preview of it has come: after a reload, or when a run has ended. */
  async recall(node: string): Promise<void> {
    const { state } = this.#book
    const place = state.getState().sampled.get(node)
    const shown = this.previews.latest(node)
    if (!place || (shown?.run === place.run && shown.step >= place.step)) return
    // Steps are written behind the run: the last one may not be on disk yet, and a preview may be on its way.
    const going = this.#book.run(place.run)?.status === 'running'
    for (const wait of going ? [500, 1000, 2000] : [0, 400, 1500]) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      const seen = this.previews.latest(node)
      if (seen?.run === place.run && seen.step >= place.step) return
      const frames = await this.steps.find({ node, ...place }).catch(() => undefined)
      const now = state.getState().sampled.get(node)
      if (now?.run !== place.run || now.step !== place.step) return
      if (frames) return this.previews.show(frames)
    }
  }

  /** The same for every node at which a run made steps. */
  recallRun(id: string): void {
    for (const [node, { run }] of this.#book.state.getState().sampled) if (run === id) void this.recall(node)
  }

  /** What the shown run reused was denoised by an earlier one: its steps are shown. */
  trace(id: string): void {
    const run = this.#book.run(id)
    if (run && id === this.#book.state.getState().current)
      this.#makers.look(run, this.#book.plan(id)?.samplers ?? [])
  }

  #showMaker(id: string, node: string, made: SampledRun): void {
    const { current, sampled } = this.#book.state.getState()
    if (current !== id || sampled.get(node)?.run === id) return
    this.#book.setSampled(new Map([...sampled, [node, made]]))
    this.#moved()
    void this.recall(node)
  }
}
