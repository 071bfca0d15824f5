import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import { type EditedGraph, graphOf, type Inside, withGraph } from './graph-of.ts'
import type { GraphReader } from './view/graph-reader.ts'

/** What an edit may ask. */
export interface EditContext {
  readonly registry: NodeRegistry
  readonly reader: GraphReader
}

/** Why nothing was changed: a stable code and words for the person. */
export interface Refusal {
  readonly code: string
  readonly reason: string
}

/** What an edit made of a workflow, with the ids of what is new in it, or why it made nothing. */
export type Edited =
  | { readonly document: WorkflowDocument; readonly made?: readonly string[]; readonly refused?: never }
  | { readonly document?: never; readonly refused: Refusal }

/** What an edit made of one graph. */
export type GraphEdited =
  | { readonly graph: EditedGraph; readonly made?: readonly string[]; readonly refused?: never }
  | { readonly graph?: never; readonly refused: Refusal }

/** One edit, named as the undo menu names it. It is a pure function; its inverse is what `diff` finds. */
export interface Command {
  readonly label: string
  /** Edits of the same key within a moment are one entry of the history: typing in one field. */
  readonly typing?: string
  apply(document: WorkflowDocument, context: EditContext): Edited
}

/** What surrounds the graph that is being edited. */
export interface GraphContext extends EditContext {
  readonly document: WorkflowDocument
  readonly inside: Inside
}

/** A command that changes one graph of a workflow. */
export function graphCommand(
  label: string,
  inside: Inside,
  edit: (graph: EditedGraph, context: GraphContext) => GraphEdited,
  typing?: string,
): Command {
  return {
    label,
    ...(typing !== undefined && { typing: `${inside ?? ''} ${typing}` }),
    apply(document, context) {
      const graph = graphOf(document, inside)
      if (!graph) return refuse('graph.unknown', `There is no subgraph "${inside}" in this workflow.`)
      const edited = edit(graph, { ...context, document, inside })
      if (edited.refused) return edited
      const { made } = edited
      return { document: withGraph(document, inside, edited.graph), ...(made && { made }) }
    },
  }
}

/** Nothing was changed, and why. */
export function refuse(code: string, reason: string): { readonly refused: Refusal } {
  return { refused: { code, reason } }
}

/** What makes several edits, again and again, one entry of the history: each of them must. */
export function typingOf(commands: readonly Command[]): string | undefined {
  const keys = commands.flatMap(({ typing }) => typing ?? [])
  return keys.length === commands.length ? keys.join('; ') : undefined
}

/** Several edits as one, all or none. What they make is taken together. `typing`: as of a command. */
export function together(label: string, commands: readonly Command[], typing?: string): Command {
  return {
    label,
    ...(typing !== undefined && { typing }),
    apply(document, context) {
      const made: string[] = []
      let changed = document
      for (const command of commands) {
        const edited = command.apply(changed, context)
        if (edited.refused) return edited
        changed = edited.document
        made.push(...(edited.made ?? []))
      }
      return { document: changed, made }
    },
  }
}
