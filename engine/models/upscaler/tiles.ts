/** Pixels `from` up to `to` of one axis that a tile gives, and `seenFrom` up to `seenTo` that it is made from. */
export interface TileSpan {
  readonly from: number
  readonly to: number
  readonly seenFrom: number
  readonly seenTo: number
}

/**
 * Cuts an axis of `length` pixels into tiles that are made from at most `side` pixels, with `margin` of them on each side
 * that has a neighbour; both whole, `side` above `2·margin`. The tiles are about equally long and cover the axis once.
 */
export function tileSpans(length: number, side: number, margin: number): TileSpan[] {
  if (length <= side) return [{ from: 0, to: length, seenFrom: 0, seenTo: length }]
  const count = Math.ceil(length / (side - 2 * margin))
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * length) / count)
    const to = Math.floor(((i + 1) * length) / count)
    return { from, to, seenFrom: Math.max(0, from - margin), seenTo: Math.min(length, to + margin) }
  })
}
