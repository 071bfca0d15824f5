import type { PreviewHeader } from '../../../engine/worker/index.ts'
import type { PreviewFrames } from '../frames/preview-frames.ts'
import type { LaneSocket } from './late-socket.ts'
import { type LanePlace, openLane } from './open-lane.ts'

/** Calls back when what was drawn now is on the screen; not while nobody can see it. */
export type AfterPaint = (callback: () => void) => void

/** The lossy lane: previews of one run at a time. The next is sent when this one is painted, so a slow page is never behind. */
export class PreviewLink {
  readonly #socket: LaneSocket
  #watched: string | undefined

  constructor(place: LanePlace, show: (frames: PreviewFrames) => void, afterPaint: AfterPaint) {
    this.#socket = openLane('preview', place)
    this.#socket.on('connect', () => {
      if (this.#watched !== undefined) this.#socket.emit('watch', { run: this.#watched })
    })
    this.#socket.on('preview', (header: PreviewHeader, bytes: ArrayBuffer | Uint8Array) => {
      const { run, seq } = header
      const painted = (): void =>
        afterPaint(() => {
          if (this.#socket.connected) this.#socket.emit('credit', { run, seq })
        })
      // What reads previews is loaded with the first of them; they are shown in the order in which they came.
      void import('../frames/frames-of.ts')
        .then(({ framesOf }) => {
          if (run !== this.#watched) return
          const frames = framesOf(header, bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes))
          if (frames) show(frames)
        })
        .then(painted, painted)
    })
  }

  /** Watches a run instead of the one before; undefined watches none. */
  watch(run: string | undefined): void {
    if (run === this.#watched) return
    const before = this.#watched
    this.#watched = run
    if (!this.#socket.connected) return
    if (before !== undefined) this.#socket.emit('unwatch', { run: before })
    if (run !== undefined) this.#socket.emit('watch', { run })
  }

  /** Makes the connection anew where it is down. */
  probe(): void {
    if (!this.#socket.connected) this.renew()
  }

  /** Makes the connection anew, whatever it seems to be. */
  renew(): void {
    this.#socket.disconnect().connect()
  }

  close(): void {
    this.#socket.disconnect()
  }
}
