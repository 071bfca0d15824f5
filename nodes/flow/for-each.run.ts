import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import type { forEach } from './for-each.ts'

/** The items and their numbers, in order; an empty list is refused, because nothing would follow from it. */
export const run: Run<typeof forEach> = ({ inputs, node }) => {
  const length = inputs.items ? inputs.items.length : inputs.count
  if (length === 0) {
    throw new ReelgraphError('for-each.empty', node, 'The list is empty. Wire a list with at least one item.')
  }
  const index = Array.from({ length }, (_, i) => inputs.first + i)
  return { item: inputs.items ?? index, index }
}
