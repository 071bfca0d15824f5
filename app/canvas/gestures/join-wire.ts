import { connect, disconnect, type Outcome, together, type WireStart } from '../../document/index.ts'
import type { Stage } from '../stage/stage.ts'

/** Connects the port a wire starts at with another. A wire that was taken off its port goes with it, as one step. */
export function joinWire(
  stage: Stage,
  start: WireStart,
  node: string,
  port: string,
  taken: string | undefined,
): Outcome {
  const { inside } = stage
  const [own, other] = [[start.node, start.port] as const, [node, port] as const]
  const joined = start.side === 'output' ? connect(inside, own, other) : connect(inside, other, own)
  const edge = taken === undefined ? undefined : stage.graph.view.edges.get(taken)
  const same = edge?.to[0] === node && edge.to[1] === port
  if (!edge || same) return same ? { ok: true, made: [] } : stage.editor.document.run(joined)
  return stage.editor.document.run(together('Move wire', [disconnect(inside, [edge.id]), joined]))
}
