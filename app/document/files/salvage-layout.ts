import { workflowSchema } from '../../../engine/graph/index.ts'
import { type Fields, isFields } from './fields.ts'
import { keepAside } from './keep-aside.ts'

const parts = ['nodes', 'edges', 'groups', 'notes'] as const

/** What can be read of a layout: one place that cannot does not take the others with it. The rest goes `aside`, under `place`. */
export function salvageLayout(
  layout: unknown,
  place: readonly string[],
  aside: Record<string, unknown>,
): Fields {
  const fits = (value: unknown): boolean => workflowSchema.shape.layout.safeParse(value).success
  if (layout === undefined || fits(layout)) return isFields(layout) ? layout : { nodes: {} }
  // One without a list of nodes comes back as it was: an empty list in its place would be something else.
  if (!isFields(layout) || layout['nodes'] === undefined) {
    keepAside(aside, place, layout)
    return { nodes: {} }
  }
  const mended: Record<string, unknown> = { ...layout, nodes: {} }
  for (const part of parts) {
    const entries = layout[part]
    if (entries === undefined) continue
    if (!isFields(entries)) {
      keepAside(aside, [...place, part], entries)
      if (part !== 'nodes') delete mended[part]
      continue
    }
    const kept: Record<string, unknown> = {}
    for (const [id, entry] of Object.entries(entries)) {
      if (fits({ nodes: {}, [part]: { [id]: entry } })) kept[id] = entry
      else keepAside(aside, [...place, part, id], entry)
    }
    mended[part] = kept
  }
  return mended
}
