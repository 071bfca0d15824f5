/** A page that was out of sight longer than this may have slept, in ms. */
const longMs = 10_000

/** Calls when the page comes back: from sleep, from the background, or to a network. Returns what ends it. */
export function onWake(callback: () => void): () => void {
  if (typeof document === 'undefined') return () => {}
  let hiddenAt: number | undefined
  const look = (): void => {
    if (document.hidden) {
      hiddenAt ??= Date.now()
      return
    }
    const long = hiddenAt !== undefined && Date.now() - hiddenAt > longMs
    hiddenAt = undefined
    if (long) callback()
  }
  document.addEventListener('visibilitychange', look)
  addEventListener('online', callback)
  addEventListener('pageshow', callback)
  return () => {
    document.removeEventListener('visibilitychange', look)
    removeEventListener('online', callback)
    removeEventListener('pageshow', callback)
  }
}
