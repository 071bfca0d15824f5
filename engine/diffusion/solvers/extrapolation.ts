import { lambdaOf, type Parametrisation } from './parametrisation.ts'

/**
 * Weight 1/2r = h/(2·h_before) of x0's change since the step before in the two-step rules: from `before` to s to t, h
 * a step in λ. 0 where there is no step before (`before` undefined or negative), or an endless one from s = 1.
 */
export function extrapolation(
  parametrisation: Parametrisation,
  before: number | undefined,
  s: number,
  t: number,
): number {
  if (before === undefined || before < 0) return 0
  const lambda = lambdaOf(parametrisation, s)
  const gap = lambda - lambdaOf(parametrisation, before)
  return gap > 0 ? (lambdaOf(parametrisation, t) - lambda) / gap / 2 : 0
}
