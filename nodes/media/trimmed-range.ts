/**
 * The frames of a video that Trim keeps: `start` up to but not including `end`. Times (s) are rounded to whole frames; times that
 * lie inside the video and apart keep at least one. `to` 0 is the end, below 0 it counts back from it. Undefined where
 * nothing is left.
 */
export function trimmedRange(
  { frames, fps }: { readonly frames: number; readonly fps: number },
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | undefined {
  if (from * fps >= frames) return undefined
  const start = Math.min(Math.round(from * fps), frames - 1)
  const asked = Math.min(frames, to > 0 ? Math.round(to * fps) : frames + Math.round(to * fps))
  const until = to > 0 ? to : frames / fps + to
  const end = until > from ? Math.max(asked, start + 1) : asked
  return end > start ? { start, end } : undefined
}
