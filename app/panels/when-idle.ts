/** Does something once nothing has called for a while and the page has time. The result calls it off. */
export function whenIdle(act: () => void, pause: number): () => void {
  let idle: number | undefined
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'undefined') act()
    else idle = requestIdleCallback(act, { timeout: 500 })
  }, pause)
  return () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}
