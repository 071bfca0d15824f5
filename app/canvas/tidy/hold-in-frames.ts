import { type Box, insideFrame } from '../../document/index.ts'

type Boxes = Readonly<Record<string, Box>>

/** A node, or a frame with what it holds. */
export type Held =
  | { readonly kind: 'node'; readonly id: string; readonly box: Box }
  | { readonly kind: 'frame'; readonly id: string; readonly holds: readonly Held[] }

/** Nodes in the smallest frame that each lies in, and frames in the smallest larger one; a frame that holds nothing is left out. */
export function holdInFrames(boxes: Boxes, frames: Boxes): readonly Held[] {
  const sorted = bySize(frames)
  const nodes = Object.entries(boxes).map(
    ([id, box]) => [holderOf(box, sorted), { kind: 'node', id, box } satisfies Held] as const,
  )
  const holders = sorted.map(([id, box], at) => [id, holderOf(box, sorted.slice(at + 1))] as const)
  const heldBy = (holder: string | undefined): readonly Held[] => [
    ...nodes.flatMap(([own, node]) => (own === holder ? [node] : [])),
    ...holders.flatMap(([id, own]): Held[] => {
      const holds = own === holder ? heldBy(id) : []
      return holds.length > 0 ? [{ kind: 'frame', id, holds }] : []
    }),
  ]
  return heldBy(undefined)
}

/** The smallest frame that each box lies in; those that lie in none are left out. */
export function holdersOf(boxes: Boxes, frames: Boxes): ReadonlyMap<string, string> {
  const sorted = bySize(frames)
  return new Map(
    Object.entries(boxes).flatMap(([id, box]) => {
      const holder = holderOf(box, sorted)
      return holder === undefined ? [] : [[id, holder] as const]
    }),
  )
}

function bySize(frames: Boxes): readonly (readonly [string, Box])[] {
  return Object.entries(frames).sort(([, a], [, b]) => a.w * a.h - b.w * b.h)
}

function holderOf(box: Box, among: readonly (readonly [string, Box])[]): string | undefined {
  return among.find(([, frame]) => insideFrame({ ...frame }, { it: box }).length > 0)?.[0]
}
