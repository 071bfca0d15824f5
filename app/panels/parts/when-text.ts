/** When something was, by this browser's clock: `10:38` today, `24 Nov, 10:38` else. */
export function whenText(at: number, now = Date.now()): string {
  const then = new Date(at)
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const
  const today = then.toDateString() === new Date(now).toDateString()
  return then.toLocaleString('en-GB', today ? time : { day: 'numeric', month: 'short', ...time })
}
