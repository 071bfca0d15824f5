import type { Box, NodeView } from '../../document/index.ts'

/** How far from the edge the name begins that a port is exposed by, and what its plate adds to its words. */
const [gap, padding] = [16, 12]
/** About how wide a letter of such a name is; rather too wide. */
const letter = 7

/** A node with the names beside it by which the workflow exposes its ports. Where it is drawn small, it has none. */
export function nodeReach(
  box: Box,
  { inputs, outputs }: Pick<NodeView, 'inputs' | 'outputs'>,
  small = false,
): Box {
  if (small) return box
  const [left, right] = [beside(inputs.filter(({ asPort }) => asPort)), beside(outputs)]
  return { ...box, x: box.x - left, w: left + box.w + right }
}

function beside(ports: readonly { readonly exposedAs?: string | undefined }[]): number {
  return ports.reduce(
    (widest, { exposedAs }) =>
      exposedAs === undefined ? widest : Math.max(widest, gap + padding + exposedAs.length * letter),
    0,
  )
}
