/** A mark of the ruler under a strip. */
export interface RulerMark {
  readonly seconds: number
  /** Share of the strip's width. */
  readonly at: number
}

/** Marks in whole steps that are at least `least` pixels apart: of a half, one, two, five, ten … seconds. */
export function rulerMarks(seconds: number, width: number, least: number): readonly RulerMark[] {
  if (!(seconds > 0) || !(width > 0)) return []
  const steps = [0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600]
  const step = steps.find((step) => (step / seconds) * width >= least) ?? steps.at(-1)!
  const marks = Math.min(1000, Math.ceil(seconds / step - 1e-9))
  return Array.from({ length: marks }, (_, i) => ({ seconds: i * step, at: (i * step) / seconds }))
}

/** Every how manyth cell bears its number, so that numbers are at least `least` pixels apart. */
export function numberEvery(cells: number, width: number, least: number): number {
  const fits = Math.max(1, Math.floor(width / least))
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((every) => cells / every <= fits) ?? 5000
}
