import type { toast as Toast } from 'sonner'

let tell: (made: typeof Toast) => void
const ready = new Promise<typeof Toast>((resolve) => (tell = resolve))

/** Called by what shows messages, once it can; those that came before are shown then. */
export function toastsAreShown(made: typeof Toast): void {
  tell(made)
}

type Words = Parameters<typeof Toast>

/** Says something for a short while, over the lower edge of the canvas. */
export const toast = Object.assign((...words: Words) => void ready.then((made) => made(...words)), {
  error: (...words: Words) => void ready.then((made) => made.error(...words)),
  warning: (...words: Words) => void ready.then((made) => made.warning(...words)),
  success: (...words: Words) => void ready.then((made) => made.success(...words)),
})
