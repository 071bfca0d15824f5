/** `Last saved, 10:38`, or with the day where that was not today. */
export function savedWords(at: number, now = Date.now()): string {
  const then = new Date(at)
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const
  const today = then.toDateString() === new Date(now).toDateString()
  const text = then.toLocaleString('en-GB', today ? time : { day: 'numeric', month: 'short', ...time })
  return `Last saved, ${text}`
}
