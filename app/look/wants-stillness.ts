/** Whether who looks wants less motion; where pages are drawn ahead on the server nobody is known to. */
export function wantsStillness(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
}
