/**
 * How many latent frames of `spacing` seconds a time (s) is from an end of a clip of `total`, rounded. A time inside the clip stays
 * inside it; one beyond gives `total` or more.
 */
export function stepsAt(time: number, spacing: number, total: number): number {
  const steps = Math.round(time / spacing)
  return time < total * spacing ? Math.min(steps, total - 1) : steps
}
