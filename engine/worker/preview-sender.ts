import { encodePreview } from './encode-preview.ts'
import type { EncodedPreview } from './encode-preview.ts'
import type { KeptStep } from './kept-step.ts'

/**
 * Sends previews of watched runs: one in flight, and when it is taken, the newest there is then. What comes in between is
 * never encoded, so a slow viewer costs nothing.
 */
export class PreviewSender {
  readonly #send: (attempt: number, preview: EncodedPreview) => void
  readonly #watched = new Set<string>()
  #newest: { readonly attempt: number; readonly step: KeptStep } | undefined
  #inFlight = false

  constructor(send: (attempt: number, preview: EncodedPreview) => void) {
    this.#send = send
  }

  /** Another attempt begins: what is left of the last one is old. */
  begin(): void {
    this.#newest = undefined
  }

  /** Takes a step; it waits for a viewer, or for the one before to be taken. */
  offer(attempt: number, step: KeptStep): void {
    this.#newest = { attempt, step }
    this.#next()
  }

  /** The one in flight was taken. */
  credit(): void {
    this.#inFlight = false
    this.#next()
  }

  /** Who begins to watch sees the step that there is at once. */
  watch(run: string, on: boolean): void {
    if (on) this.#watched.add(run)
    else this.#watched.delete(run)
    this.#next()
  }

  #next(): void {
    const newest = this.#newest
    if (this.#inFlight || !newest || !this.#watched.has(newest.step.run)) return
    this.#newest = undefined
    this.#inFlight = true
    this.#send(newest.attempt, encodePreview(newest.step))
  }
}
