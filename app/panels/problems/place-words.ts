import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { type EditContext, locate } from '../../document/index.ts'

/** The node that a path names, in words, outermost first: `Shots, DiT Sampler`; the file itself is "This workflow". */
export function placeWords(
  document: WorkflowDocument,
  { reader }: Pick<EditContext, 'reader'>,
  path: string,
): string {
  if (path === '') return 'This workflow'
  const parts = path.split('/')
  return parts
    .map((part, at) => {
      const place = locate(document, parts.slice(0, at + 1).join('/'))
      return (place && reader.read(document, place.inside)?.nodes.get(place.id)?.title) ?? `"${part}"`
    })
    .join(', ')
}
