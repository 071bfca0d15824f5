/**
 * The frame rate meant by a file whose times are rounded to its clock: the nearest whole rate or whole × 1000/1001
 * where one is within 0.2 %, otherwise the measured one to three decimals. 0 or NaN becomes 1.
 */
export function meantFrameRate(measured: number): number {
  if (!(measured > 0) || !Number.isFinite(measured)) return 1
  const whole = Math.round(measured)
  if (whole > 0 && Math.abs(measured - whole) <= whole * 0.0006) return whole
  const film = (whole * 1000) / 1001
  if (whole > 0 && Math.abs(measured - film) <= film * 0.0004) return film
  if (whole > 0 && Math.abs(measured - whole) <= whole * 0.002) return whole
  return Math.max(Math.round(measured * 1000) / 1000, 0.001)
}
