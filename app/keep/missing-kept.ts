import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'
import { everyNode } from './every-node.ts'
import { isHash } from './is-hash.ts'
import type { MissingThing } from './keeper-state.ts'

/** A frozen node, and the hashes of what it keeps. */
export interface FrozenNode {
  readonly thing: MissingThing
  readonly keeps: readonly string[]
}

const titles: ReadonlyMap<string, string> = new Map(declarations.map(({ type, title }) => [type, title]))

/** The nodes of every graph that keep outputs by content; whether those are here is for the server to say. */
export function frozenNodes(document: WorkflowDocument): readonly FrozenNode[] {
  return everyNode(document).flatMap(({ id, node: { type, title, frozen }, path }) => {
    const keeps = Object.values(frozen ?? {}).flatMap(({ sha256 }) => (isHash(sha256) ? [sha256] : []))
    const name = title ?? titles.get(type) ?? id
    return keeps.length === 0
      ? []
      : [{ thing: { kind: 'kept' as const, id: path, name, nodes: [path] }, keeps }]
  })
}
