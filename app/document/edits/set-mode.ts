import type { DocumentNode } from '../../../engine/graph/index.ts'
import type { Command } from '../command.ts'
import { graphOf, type Inside } from '../graph-of.ts'
import { fieldOf } from '../field-of.ts'
import { changeNodes, withField } from './change-node.ts'

/** What a node may be told to do instead of running. */
export type NodeMode = NonNullable<DocumentNode['mode']>

const words = { bypass: ['Bypass', 'Stop bypassing'], mute: ['Mute', 'Unmute'] } as const

/** Puts nodes in a mode, or back to running. What a node keeps frozen stays with it. */
export function setMode(inside: Inside, ids: readonly string[], mode: NodeMode | undefined): Command {
  return changeNodes(mode ? words[mode][0] : 'Run again', inside, ids, (node) =>
    withField(node, 'mode', mode),
  )
}

/** Ctrl+B, Ctrl+M: all of them into the mode, or, where all are in it, back. */
export function toggleMode(inside: Inside, ids: readonly string[], mode: NodeMode): Command {
  return {
    label: words[mode][0],
    apply(document, context) {
      const nodes = graphOf(document, inside)?.nodes
      const all = ids.every((id) => fieldOf(nodes, id)?.mode === mode)
      return setMode(inside, ids, all ? undefined : mode).apply(document, context)
    },
  }
}

/** Pins the outputs that a node gave last, by content hash: it does not run again until it is unfrozen. */
export function freeze(inside: Inside, id: string, outputs: NonNullable<DocumentNode['frozen']>): Command {
  return changeNodes('Freeze', inside, [id], (node) => {
    if (Object.keys(outputs).length === 0)
      return { refusal: 'There is nothing to keep yet. Run the node once.' }
    return withField(node, 'frozen', outputs)
  })
}

/** Lets nodes run again. */
export function unfreeze(inside: Inside, ids: readonly string[]): Command {
  return changeNodes('Unfreeze', inside, ids, (node) => withField(node, 'frozen', undefined))
}
