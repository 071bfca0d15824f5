import type { ExposedInput } from '../../engine/graph/index.ts'

/** Inputs under their headings, in the order in which the workflow has them; those without a heading first. */
export function formGroups(
  inputs: readonly ExposedInput[],
): readonly (readonly [heading: string | undefined, readonly ExposedInput[]])[] {
  const groups = new Map<string | undefined, ExposedInput[]>([[undefined, []]])
  for (const input of inputs) {
    const group = groups.get(input.group)
    if (group) group.push(input)
    else groups.set(input.group, [input])
  }
  return [...groups].filter(([, members]) => members.length > 0)
}
