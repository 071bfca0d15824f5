import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { Point } from '../edits/add-node.ts'
import { addWire } from '../edits/add-wire.ts'
import { dropOnNode } from '../edits/connect.ts'
import type { Selection } from '../edits/remove.ts'
import { type Command, type EditContext, refuse } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import { type EditedGraph, graphOf, type Inside, type Subgraphs, withGraph } from '../graph-of.ts'
import { Faces } from '../view/faces.ts'
import { viewGraph } from '../view/graph-view.ts'
import { usedThrough } from '../view/innermost-first.ts'
import { WireFits, type WireStart } from '../view/wire-fits.ts'
import { copyFragment, type Fragment, readFragment } from './fragment.ts'
import { joinFragment } from './join-fragment.ts'
import { mergeSubgraphs, retarget } from './merge-subgraphs.ts'

/** Where a fragment is put, and whether its wires from outside come along. */
export interface PasteOptions {
  /** Its upper left corner; without it, `offset` from where it was copied. */
  readonly at?: Point
  readonly offset?: Point
  readonly inbound?: boolean
}

/** Puts a fragment into a graph under new ids. */
export function paste(inside: Inside, fragment: Fragment, options: PasteOptions = {}): Command {
  return {
    label: 'Paste',
    apply(document, context) {
      const graph = graphOf(document, inside)
      if (!graph) return refuse('graph.unknown', `There is no subgraph "${inside}" in this workflow.`)
      const { subgraphs, renamed } = mergeSubgraphs(document.subgraphs, fragment.subgraphs)
      const nodes = retarget(fragment.nodes, renamed)
      if (inside !== undefined && usedThrough(nodes, subgraphs).has(inside))
        return refuse('subgraph.recursion', 'A subgraph cannot be pasted into itself.')
      const { graph: joined, made } = joinFragment(graph, { ...fragment, nodes }, shiftOf(fragment, options))
      const wired = options.inbound ? wireFromOutside(joined, fragment, made, subgraphs, context) : joined
      const changed = withGraph(document, inside, wired)
      const known = fragment.subgraphs && subgraphs ? withDefinitions(changed, subgraphs, inside) : changed
      return { document: known, made: [...made.values()] }
    },
  }
}

/** Pastes text: what was copied here, or any workflow file. */
export function pasteText(inside: Inside, text: string, options: PasteOptions = {}): Command {
  return {
    label: 'Paste',
    apply(document, context) {
      const read = readFragment(text)
      if ('reason' in read) return refuse('paste.unreadable', read.reason)
      return paste(inside, read.fragment, options).apply(document, context)
    },
  }
}

/** Pastes a fragment that is one node and wires a dragged end to the port of it that takes it best. */
export function pasteOnWire(inside: Inside, text: string, at: Point, start: WireStart): Command {
  return {
    label: 'Add node',
    apply(document, context) {
      const pasted = pasteText(inside, text, { at }).apply(document, context)
      if (pasted.refused) return pasted
      const [node] = pasted.made ?? []
      if (node === undefined) return pasted
      const wired = dropOnNode(inside, start, node).apply(pasted.document, context)
      return wired.refused ? wired : { document: wired.document, made: [node] }
    },
  }
}

/** Doubles what is chosen, a little off. */
export function duplicate(inside: Inside, selection: Selection, options: PasteOptions = {}): Command {
  return {
    label: 'Duplicate',
    apply: (document, context) =>
      paste(inside, copyFragment(document, inside, selection), options).apply(document, context),
  }
}

/** The definitions as merged, except for the one that was pasted into. */
function withDefinitions(document: WorkflowDocument, merged: Subgraphs, inside: Inside): WorkflowDocument {
  const own = inside === undefined ? undefined : fieldOf(document.subgraphs, inside)
  return { ...document, subgraphs: { ...merged, ...(own && { [inside!]: own }) } }
}

function shiftOf({ layout }: Fragment, { at, offset = { x: 24, y: 24 } }: PasteOptions): Point {
  const boxes: Point[] = [
    ...Object.values(layout.nodes),
    ...Object.values(layout.groups ?? {}),
    ...Object.values(layout.notes ?? {}),
  ]
  if (!at || boxes.length === 0) return offset
  return {
    x: at.x - boxes.reduce((least, { x }) => Math.min(least, x), Infinity),
    y: at.y - boxes.reduce((least, { y }) => Math.min(least, y), Infinity),
  }
}

function wireFromOutside(
  graph: EditedGraph,
  { inbound }: Fragment,
  made: ReadonlyMap<string, string>,
  subgraphs: Subgraphs | undefined,
  { registry }: EditContext,
): EditedGraph {
  const faceOf = new Faces(registry).read(subgraphs)
  let [wired, view] = [graph, viewGraph(graph, faceOf)]
  for (const { from, to } of Object.values(inbound)) {
    const target = made.get(to[0])
    if (target === undefined || !Object.hasOwn(graph.nodes, from[0])) continue
    const fit = new WireFits(view, { node: from[0], port: from[1], side: 'output' }).at(target, to[1])
    if (fit.fit === 'no') continue
    wired = addWire(wired, from, [target, to[1]])
    view = viewGraph(wired, faceOf, view)
  }
  return wired
}
