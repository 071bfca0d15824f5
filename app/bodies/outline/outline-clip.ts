import type { GraphView, NodeView } from '../../document/index.ts'
import { emptyOutline } from './empty-outline.ts'
import { encodedOutline } from './encoded-outline.ts'
import { extendedOutline } from './extended-outline.ts'
import { isFed } from './is-fed.ts'
import { type ClipOutline, type Facts, Unsettled } from './outline.ts'
import { placedOutline } from './placed-outline.ts'
import { retakenOutline } from './retaken-outline.ts'
import { sampledOutline } from './sampled-outline.ts'
import { shotsOutline } from './shots-outline.ts'
import { sourceOf } from './source-of.ts'

/** What an outline is made from. */
export interface OutlineContext {
  readonly view: GraphView
  readonly facts: Facts
  /** Of the graph on the canvas, with a slash at its end; '' for the workflow's own. */
  readonly path: string
  /** How many decoders this one looks through. */
  readonly depth?: number
}

/** Makes the outline of a node's clip from that of the clip it takes. */
export type GrowOutline = (node: NodeView, context: OutlineContext, before: ClipOutline) => ClipOutline

/** Nodes that make a clip out of another one, and the input that takes it. */
const growing: Readonly<Record<string, { readonly input: string; readonly grow: GrowOutline }>> = {
  'clip/extend-clip': { input: 'clip', grow: extendedOutline },
  'clip/place-frames': { input: 'clip', grow: placedOutline },
  'clip/retake': { input: 'clip', grow: retakenOutline },
  'sampling/dit-sampler': { input: 'clip', grow: sampledOutline },
  'clip/multi-shot-composer': { input: 'earlier', grow: shotsOutline },
}

/** Nodes that begin a clip. */
const beginning: Readonly<Record<string, (node: NodeView, context: OutlineContext) => ClipOutline>> = {
  'clip/empty-clip': emptyOutline,
  'codec/encoder': encodedOutline,
  'clip/multi-shot-composer': shotsOutline,
}

/** The clip that a node will lay out. Throws `Unsettled`. */
export function outlineClip(node: NodeView, context: OutlineContext): ClipOutline {
  const chain: NodeView[] = []
  const seen = new Set<NodeView>()
  let at = node
  for (;;) {
    if (seen.has(at)) throw new Unsettled('These nodes wait for each other.')
    seen.add(at)
    chain.push(at)
    const grows = growing[at.node.type]
    if (!grows || begins(at, context.view)) break
    at = sourceOf(context.view, at, grows.input).node
  }
  const first = chain.pop()!
  const begin = beginning[first.node.type]
  if (!begin) throw new Unsettled(`The frames of ${first.title} are counted in the run.`)
  let outline = begin(first, context)
  for (let next = chain.pop(); next; next = chain.pop())
    outline = growing[next.node.type]!.grow(next, context, outline)
  return outline
}

/** The clip that comes into an input. Throws `Unsettled`. */
export function outlineInput(node: NodeView, input: string, context: OutlineContext): ClipOutline {
  return outlineClip(sourceOf(context.view, node, input).node, context)
}

/** A composer begins a clip unless it follows another one. */
function begins(node: NodeView, view: GraphView): boolean {
  return node.node.type === 'clip/multi-shot-composer' && !isFed(view, node, 'earlier')
}
