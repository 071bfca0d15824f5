/**
 * Moves a noise level towards 1 (`shift` > 1) or 0 (`shift` < 1): `a·s / (1 + (a−1)·s)`, s in 0…1, a > 0.
 * Esser et al. 2024, "Scaling Rectified Flow Transformers", eq. 23.
 */
export function shiftLevel(level: number, shift: number): number {
  // Rounding may put what is 1 a hair above it.
  return Math.min(1, (shift * level) / (1 + (shift - 1) * level))
}
