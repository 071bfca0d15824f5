import type { NodeDefinition } from '../../../engine/define/index.ts'

/** Types of nodes that speak of every word that was typed, those that have it in their name first. */
export function searchHelp(definitions: readonly NodeDefinition[], query: string): readonly NodeDefinition[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return definitions
  const ranked = definitions.flatMap((definition) => {
    const title = `${definition.title} ${definition.type}`.toLowerCase()
    const text = textOf(definition)
    if (!words.every((word) => title.includes(word) || text.includes(word))) return []
    return [{ definition, rank: words.every((word) => title.includes(word)) ? 0 : 1 }]
  })
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ definition }) => definition)
}

function textOf({ summary, help = '', inputs, outputs }: NodeDefinition): string {
  const slots = [...Object.values(inputs), ...Object.values(outputs)]
  return [summary, help, ...slots.map(({ look }) => `${look.label ?? ''} ${look.help ?? ''}`)]
    .join(' ')
    .toLowerCase()
}

/** Types by category, in the order of the declarations. */
export function byCategory(
  definitions: readonly NodeDefinition[],
): readonly (readonly [category: string, NodeDefinition[]])[] {
  const groups = new Map<string, NodeDefinition[]>()
  for (const definition of definitions) {
    const category = definition.type.split('/')[0] ?? ''
    const group = groups.get(category)
    if (group) group.push(definition)
    else groups.set(category, [definition])
  }
  return [...groups]
}
