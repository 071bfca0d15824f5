import { subgraphReference, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { fieldOf } from '../field-of.ts'
import { graphOf, type Inside } from '../graph-of.ts'

/** Where something with a path is edited: the graph it is in, and its id there. */
export interface Place {
  readonly inside: Inside
  readonly id: string
}

/** Finds what a path of an event or a problem names (`shots/sampler`); undefined where an instance on the way is gone. */
export function locate(document: WorkflowDocument, path: string): Place | undefined {
  const parts = path.split('/')
  const id = parts.pop() ?? ''
  let inside: Inside
  for (const part of parts) {
    const node = fieldOf(graphOf(document, inside)?.nodes, part)
    const reference = node && subgraphReference(node.type)
    if (!reference || !fieldOf(document.subgraphs, reference.id)) return undefined
    inside = reference.id
  }
  return { inside, id }
}
