import { type Box, type Frame, insideFrame } from '../../document/index.ts'

/** Which nodes are put away in a frame that is drawn small, by node. */
export function foldedNodes(
  frames: Readonly<Record<string, Frame>> | undefined,
  isSmall: (frame: string) => boolean,
  boxes: () => Readonly<Record<string, Box>>,
): ReadonlyMap<string, string> {
  const small = Object.entries(frames ?? {}).filter(([id]) => isSmall(id))
  if (small.length === 0) return none
  const folded = new Map<string, string>()
  const all = boxes()
  for (const [id, frame] of small)
    for (const node of insideFrame(frame, all)) if (!folded.has(node)) folded.set(node, id)
  return folded
}

const none: ReadonlyMap<string, string> = new Map()
