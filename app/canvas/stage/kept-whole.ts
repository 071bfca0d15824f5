import type { Stage, Viewport } from './stage.ts'

/**
 * Keeps a graph that has just been opened in view as a whole while its nodes grow: curves and pictures come after the
 * first measure. It ends when somebody has moved the view or a node; from the first edit on, only what would no longer be
 * seen whole is fitted again, so that nothing jumps while a prompt is typed.
 */
export class KeptWhole {
  readonly #stage: Stage
  readonly #stop: () => void
  #fitted: Viewport | undefined
  #frame = 0

  constructor(stage: Stage) {
    this.#stage = stage
    this.#stop = stage.flow.subscribeMoves(() => {
      if (this.#fitted) this.#frame ||= requestAnimationFrame(() => this.#grown())
    })
  }

  /** Fits the graph, and again each time it has grown. */
  fit(): void {
    this.#fitted = this.#stage.handle?.fit(undefined, true)
  }

  /** Leaves the view as it is. */
  leave(): void {
    this.#fitted = undefined
  }

  end(): void {
    cancelAnimationFrame(this.#frame)
    this.#stop()
  }

  #grown(): void {
    this.#frame = 0
    const { flow, viewport, handle, editor } = this.#stage
    if (!this.#fitted || !viewport) return
    if (flow.dragging || !alike(this.#fitted, viewport)) return this.leave()
    const { undoLabel, redoLabel } = editor.document.state.getState()
    const edited = undoLabel !== undefined || redoLabel !== undefined
    if (!edited || handle?.seesAll() === false) this.fit()
  }
}

function alike(a: Viewport, b: Viewport): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 0.001
}
