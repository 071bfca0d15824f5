import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { fieldOf } from '../../document/field-of.ts'
import { countPlaces, type Inside } from '../../document/index.ts'

/** That what a node of a subgraph keeps is kept wherever the subgraph stands; undefined where that is one place. */
export function sharedPlaces(document: WorkflowDocument, inside: Inside): string | undefined {
  if (inside === undefined) return undefined
  const count = countPlaces(document, inside)
  const title = fieldOf(document.subgraphs, inside)?.title
  return count > 1
    ? `It is kept in all ${count} places where "${title}" stands, whatever is set there. To keep what one of them gave, freeze that one from outside.`
    : undefined
}
