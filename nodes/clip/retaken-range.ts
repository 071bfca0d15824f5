import { stepsAt } from './steps-at.ts'

/**
 * Which latent frames of a clip of `total` a retake from `from` to `to` (s) makes again: `start` up to but not including `end`, at
 * least one. Undefined where `from` is outside of the clip. `spacing`: seconds of a latent frame.
 */
export function retakenRange(
  from: number,
  to: number,
  total: number,
  spacing: number,
): { readonly start: number; readonly end: number } | undefined {
  // Of a single latent frame nobody knows how long it lasts; it is made again whole.
  const start = total === 1 ? 0 : stepsAt(from, spacing, total)
  if (start >= total) return undefined
  return { start, end: Math.min(total, Math.max(start + 1, Math.round(to / spacing))) }
}
