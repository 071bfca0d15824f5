/**
 * Stretches levels about 1 so that the last one is `terminal` (0…1): `1 − (1−s)·(1−terminal)/(1−s_last)`, the
 * terminal stretch of LTX-Video's scheduler. Levels come without the final 0; a single level is left alone.
 */
export function stretchToTerminal(levels: Float64Array, terminal: number): Float64Array {
  const gap = 1 - levels[levels.length - 1]!
  if (gap <= 0) return levels
  return levels.map((level) => 1 - ((1 - level) * (1 - terminal)) / gap)
}
