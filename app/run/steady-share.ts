/** A share that falls by no more than this only wavers, as estimates do, and is waited for. */
const waver = 0.03

/**
 * The share of a run as it is shown: it never goes back. Where it is learned late how much there is to make, what is left
 * to be made is told over what is left to be shown, so that it neither jumps nor stands still.
 */
export class SteadyShare {
  /** Where what is told now began, as it was judged and as it was shown. */
  #from = { judged: 0, shown: 0 }
  /** The most that was judged since. */
  #most = 0

  /** What is shown, 0…1, where so much is judged to be made. */
  of(judged: number): number {
    if (judged < this.#most - waver) {
      this.#from = { judged, shown: this.#shown() }
      this.#most = judged
    }
    this.#most = Math.max(this.#most, judged)
    return this.#shown()
  }

  #shown(): number {
    const { judged, shown } = this.#from
    return judged >= 1 ? shown : shown + ((1 - shown) * (this.#most - judged)) / (1 - judged)
  }
}
