/** Time that goes on, as `0:31`. */
export function elapsedText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const rest = String(seconds % 60).padStart(2, '0')
  if (minutes < 60) return `${minutes}:${rest}`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`
}

/** What something took, as `2.4 s`; from a minute on as `1:05`. */
export function tookText(ms: number): string {
  if (ms >= 60_000) return elapsedText(ms)
  const seconds = ms / 1000
  return `${seconds < 10 ? Math.max(0.1, seconds).toFixed(1) : Math.round(seconds)} s`
}

/** A place in a row, as `2nd`. */
export function ordinal(place: number): string {
  const last = place % 100 >= 11 && place % 100 <= 13 ? 0 : place % 10
  return `${place}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}
