const mostMs = 30_000

/** How long to wait before the next start after so many losses in a row, in ms: not at all, then longer each time. */
export function backoffMs(losses: number): number {
  return losses <= 1 ? 0 : Math.min(mostMs, 250 * 2 ** (losses - 2))
}
