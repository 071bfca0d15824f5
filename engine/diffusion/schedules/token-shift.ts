/** How the shift grows with the number of tokens: log-shift `low` at `lowTokens`, `high` at `highTokens`. */
export interface TokenShift {
  readonly lowTokens: number
  readonly low: number
  readonly highTokens: number
  readonly high: number
}

/** The shift `exp(mu)`, mu linear in the tokens of the clip (Esser et al. 2024, §5.3.2; as Flux and LTX-Video use it). */
export function tokenShift(tokens: number, { lowTokens, low, highTokens, high }: TokenShift): number {
  const slope = (high - low) / (highTokens - lowTokens)
  return Math.exp(low + slope * (tokens - lowTokens))
}
