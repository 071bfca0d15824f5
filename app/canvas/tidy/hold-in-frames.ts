import { type Box, insideFrame } from '../../document/index.ts'

/** A node, or a frame with what it holds. */
export type Held =
  | { readonly kind: 'node'; readonly id: string; readonly box: Box }
  | { readonly kind: 'frame'; readonly id: string; readonly holds: readonly Held[] }

/** Nodes in the smallest frame that each lies in, and frames in the smallest larger one; a frame that holds nothing is left out. */
export function holdInFrames(
  boxes: Readonly<Record<string, Box>>,
  frames: Readonly<Record<string, Box>>,
): readonly Held[] {
  const bySize = Object.entries(frames).sort(([, a], [, b]) => a.w * a.h - b.w * b.h)
  const holderOf = (box: Box, among: typeof bySize): string | undefined =>
    among.find(([, frame]) => insideFrame({ ...frame }, { it: box }).length > 0)?.[0]
  const nodes = Object.entries(boxes).map(
    ([id, box]) => [holderOf(box, bySize), { kind: 'node', id, box } satisfies Held] as const,
  )
  const holders = bySize.map(([id, box], at) => [id, holderOf(box, bySize.slice(at + 1))] as const)
  const heldBy = (holder: string | undefined): readonly Held[] => [
    ...nodes.flatMap(([own, node]) => (own === holder ? [node] : [])),
    ...holders.flatMap(([id, own]): Held[] => {
      const holds = own === holder ? heldBy(id) : []
      return holds.length > 0 ? [{ kind: 'frame', id, holds }] : []
    }),
  ]
  return heldBy(undefined)
}
