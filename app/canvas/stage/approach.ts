import type { Stage } from './stage.ts'

/** From this zoom on a node is drawn whole, settings and all. */
const readable = 0.7

/** Brings a node to the middle, near enough to be drawn whole. */
export function approach({ flow, handle }: Stage, id: string): void {
  const box = flow.box(id)
  if (box) handle?.centre({ x: box.x + box.w / 2, y: box.y + box.h / 2 }, readable)
}

/** Approaches the node that the graph was entered for, if there is one. */
export function approachWanted(stage: Stage): void {
  const { wanted } = stage
  if (wanted === undefined) return
  stage.wanted = undefined
  stage.fitted = undefined
  approach(stage, wanted)
}
