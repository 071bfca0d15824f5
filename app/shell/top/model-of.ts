import type { WorkflowDocument } from '../../../engine/graph/index.ts'

/** The models that a workflow loads, by id: the first, and how many more; undefined where it loads none. */
export function modelOf(document: WorkflowDocument): string | undefined {
  const ids = new Set<string>()
  for (const { type, params } of Object.values(document.nodes)) {
    if (type === 'model/load-model' && typeof params['model'] === 'string') ids.add(params['model'])
  }
  const [first] = ids
  return first === undefined ? undefined : ids.size === 1 ? first : `${first} and ${ids.size - 1} more`
}
