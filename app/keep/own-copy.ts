import { slug, type WorkflowDocument } from '../../engine/graph/index.ts'

/** Letters of an id that can be read aloud and are not taken for each other. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * The same workflow under an id that nothing else has. Runs, their times and their results are found by it: a template that is
 * opened twice, or a file that came from here, is another workflow than the one whose runs are known by now.
 */
export function ownCopy(document: WorkflowDocument): WorkflowDocument {
  const tail = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => letters[byte % letters.length])
  return { ...document, id: `${slug(document.meta.title ?? document.id)}-${tail.join('')}` }
}
