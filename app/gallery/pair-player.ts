/** Where two loops stand. */
export interface PairPlace {
  /** Seconds. */
  readonly at: number
  readonly length: number
}

/** A loop that is further off than this is set right, in seconds. */
const tolerance = 0.04

/**
 * Two videos as one: B follows A, frame for frame. A browser starts and loops each by itself, so B is looked at with every
 * picture that is painted. All of it goes past React.
 */
export class PairPlayer {
  readonly #a: HTMLVideoElement | null
  readonly #b: HTMLVideoElement | null
  readonly #tell: (place: PairPlace) => void
  #frame = 0

  constructor(a: HTMLVideoElement | null, b: HTMLVideoElement | null, tell: (place: PairPlace) => void) {
    this.#a = a
    this.#b = b
    this.#tell = tell
    const step = (): void => {
      this.#step()
      this.#frame = requestAnimationFrame(step)
    }
    this.#frame = requestAnimationFrame(step)
  }

  /** Plays or stands still. */
  play(on: boolean): void {
    for (const video of [this.#a, this.#b]) {
      if (!video) continue
      if (on) void video.play().catch(() => {})
      else video.pause()
    }
  }

  /** Goes to a place, in seconds. */
  seek(at: number): void {
    this.play(false)
    for (const video of [this.#a, this.#b])
      if (video && video.duration > 0) video.currentTime = Math.min(at, video.duration - 0.001)
  }

  /** Stops telling. */
  close(): void {
    cancelAnimationFrame(this.#frame)
  }

  #step(): void {
    const [a, b] = [this.#a, this.#b]
    const lead = a ?? b
    if (!lead || !(lead.duration > 0)) return
    this.#tell({ at: lead.currentTime, length: lead.duration })
    if (!a || !b || !(b.duration > 0) || a.paused) return
    const due = a.currentTime % b.duration
    const off = Math.abs(due - b.currentTime)
    // At the seam one of them is at the end and the other at the start: that is no difference.
    if (Math.min(off, b.duration - off) > tolerance && !b.seeking) b.currentTime = due
  }
}
