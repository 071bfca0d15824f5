import { flushSync } from 'react-dom'

/** How much of a frame drawing may take, in ms. */
const budget = 4

/** What is drawn bit by bit. */
export interface Drawing {
  /** Says at the beginning of a frame whether something is drawn in it. */
  readonly mayDraw: () => boolean
  /** Draws one bit at once, and says whether there is more. */
  readonly step: () => boolean
}

/** Draws bit by bit. When a frame has no time for another bit as long as the last, the next one goes on. */
export function inFrames({ mayDraw, step }: Drawing): void {
  const frame = (): void => {
    if (!mayDraw()) return void requestAnimationFrame(frame)
    const until = performance.now() + budget
    const left = { more: true, took: 0 }
    while (left.more && performance.now() + left.took <= until) {
      const began = performance.now()
      flushSync(() => {
        left.more = step()
      })
      left.took = performance.now() - began
    }
    if (left.more) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
