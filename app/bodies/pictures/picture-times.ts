/**
 * When the stored pictures of an animation are shown, as far as they were looked at. Each has a duration of its own, while
 * frames are counted on an even clock: see `engine/media/animation-timing.ts`.
 */
export class PictureTimes {
  /** Microseconds from the start. */
  readonly #ends: number[] = []

  /** How many pictures were looked at. */
  get length(): number {
    return this.#ends.length
  }

  /** Adds the next picture, by its stored duration in microseconds; up to 10 ms count as 100, as everywhere. */
  add(duration: number | null): void {
    const shown = duration !== null && duration > 10_000 ? duration : 100_000
    this.#ends.push((this.#ends.at(-1) ?? 0) + shown)
  }

  /** The picture that is shown in the middle of a frame's time; undefined where more of them must be looked at first. */
  at(frame: number, fps: number): number | undefined {
    const middle = ((frame + 0.5) / fps) * 1e6
    const at = this.#ends.findIndex((end) => middle < end)
    return at < 0 ? undefined : at
  }
}
