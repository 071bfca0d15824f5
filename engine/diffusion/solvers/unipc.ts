import { extrapolation } from './extrapolation.ts'
import { alphaOf, lambdaOf } from './parametrisation.ts'
import type { Samples, Solver, Term } from './solver-types.ts'

/**
 * UniPC of order 2 with B₂(h) = e^h − 1 in its data-prediction form (Zhao et al. 2023, "UniPC", Algorithms 5–8): each
 * step first corrects where the last one landed (UniC), then predicts ahead (UniP). The order is 1 on the first step
 * and on the last, as diffusers has it.
 */
export const unipc: Solver = async (step) => {
  const { x, from, to, last, denoise, blend, levels, history, parametrisation } = step
  const lambda = (s: number) => lambdaOf(parametrisation, s)
  const alpha = (s: number) => alphaOf(parametrisation, s)
  const { x0 } = await denoise(x, from)
  const { start, x0: before, x0Before: before2, level, levelBefore, order } = history
  const seen = (row: Samples | undefined, frame: number) => row !== undefined && row[frame]! >= 0

  // UniC: from `start` at the level before to x at this one, now that x0 here is known.
  const corrected = blend(x, (frame) => {
    if (!seen(level, frame)) return [[1, x]]
    const [s, t] = [level![frame]!, from[frame]!]
    const h = lambda(t) - lambda(s)
    if (!(h > 0)) return [[1, x]]
    const gain = -alpha(t) * Math.expm1(-h)
    if (order![frame] === 1) return correction(x0, [[t / s, start!]], gain, before!, 0.5, before!, 0)
    const r = (lambda(levelBefore![frame]!) - lambda(s)) / h
    if (r === 0) return correction(x0, [[t / s, start!]], gain, before!, 0.5, before!, 0)
    const [b1, b2] = rightSides(h)
    const weight2 = (b2 - b1) / (r - 1)
    return correction(x0, [[t / s, start!]], gain, before!, b1 - weight2, before2!, weight2 / r)
  })

  // UniP: from the corrected sample at this level to the next.
  const nextOrder = (frame: number) => (seen(level, frame) && !last && to[frame]! > 0 ? 2 : 1)
  const next = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    if (t === 0) return [[1, x0]]
    const h = lambda(t) - lambda(s)
    const gain = -alpha(t) * Math.expm1(-h)
    const slope = nextOrder(frame) === 2 ? extrapolation(parametrisation, level![frame], s, t) : 0
    return [
      [t / s, corrected],
      [gain * (1 + slope), x0],
      [-gain * slope, before ?? x0],
    ]
  })
  return {
    x: next,
    x0,
    history: {
      start: blend(start, () => [[1, corrected]]),
      x0: blend(before, () => [[1, x0]]),
      x0Before: blend(before2, () => [[1, before ?? x0]]),
      level: levels(level, (frame) => from[frame]!),
      levelBefore: levels(levelBefore, (frame) => level?.[frame] ?? -1),
      order: levels(order, nextOrder),
    },
  }
}

/** kept + gain·(x0 + w·(x0_here − x0) + w2·(x0_before − x0)), the sum that UniC's equation 9 comes to. */
function correction(
  here: Samples,
  kept: Term[],
  gain: number,
  x0: Samples,
  w: number,
  before: Samples,
  w2: number,
): Term[] {
  return [...kept, [gain * (1 - w - w2), x0], [gain * w, here], [gain * w2, before]]
}

/** The right-hand sides b₁, b₂ of equation 10 for B₂ and hh = −h: k!·φ_k+1 over B; both 1 for an endless step. */
function rightSides(h: number): [number, number] {
  const hh = -h
  // Below this the differences lose their digits; the series' first terms are exact to float64.
  if (h < 1e-4) return [1 / 2 - hh / 12, 1 / 3 - hh / 12]
  const b = Math.expm1(hh)
  const phi2 = b / hh - 1
  const phi3 = phi2 / hh - 1 / 2
  return [phi2 / b, (2 * phi3) / b]
}
