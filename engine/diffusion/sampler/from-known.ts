/**
 * A run in the order it is made from, ascending in each part: where nothing is finished beside it, from what is known most of in its
 * midst to its end, and then the rest, which begins at that.
 */
export function fromKnown(run: number[], known: ArrayLike<number>, ready: Uint8Array): number[][] {
  if (ready.some((one, frame) => one === 1 && (frame < run[0]! || frame > run.at(-1)!))) return [run]
  const most = Math.max(...run.map((frame) => known[frame]!))
  const at = run.findIndex((frame) => known[frame] === most)
  const isInMidst = most > 0 && at > 0 && known[run.at(-1)!]! < most
  return isInMidst ? [run.slice(at), run.slice(0, at)] : [run]
}
