/** A number as a field shows it: at least as fine as its step (`5.0` for steps of 0.1), and never less than it is. */
export function formatNumber(value: number, step: number, whole: boolean): string {
  if (whole || !Number.isFinite(value)) return String(value)
  const fine = decimals(step)
  return decimals(value) > fine ? String(value) : value.toFixed(fine)
}

/** How many digits a number has behind its point. */
export function decimals(value: number): number {
  const text = String(value)
  const [digits = '', power] = text.split('e')
  const behind = digits.split('.')[1]?.length ?? 0
  return Math.max(0, Math.min(12, behind - Number(power ?? 0)))
}
