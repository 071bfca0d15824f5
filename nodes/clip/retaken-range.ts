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
  // A last latent frame may last less than the others, as where the first one is of a single frame: what lies in it is the end.
  const end = to > (total - 1) * spacing ? total : Math.round(to / spacing)
  return { start, end: Math.min(total, Math.max(start + 1, end)) }
}
