import { flushSync } from 'react-dom'

/** How much of a frame drawing may take, in ms. */
const budget = 4

/** Draws bit by bit: `step` draws one bit at once and says whether there is more; when the time is up, the next frame goes on. */
export function inFrames(step: () => boolean): void {
  const frame = (): void => {
    const until = performance.now() + budget
    const left = { more: true }
    while (left.more && performance.now() < until) {
      flushSync(() => {
        left.more = step()
      })
    }
    if (left.more) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
