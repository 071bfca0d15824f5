import type { EditedGraph } from '../graph-of.ts'

/** Under which name each port is exposed: by node, then by port. */
export interface ExposedNames {
  readonly of: Pick<EditedGraph, 'inputs' | 'outputs'>
  readonly inputs: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly outputs: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** The names that a graph exposes its ports under; the same object while they do not change. */
export function exposedNames({ inputs, outputs }: EditedGraph, before?: ExposedNames): ExposedNames {
  if (before && before.of.inputs === inputs && before.of.outputs === outputs) return before
  const into = new Map<string, Map<string, string>>()
  for (const { name, to, also } of inputs ?? [])
    for (const end of [to, ...(also ?? [])]) note(into, end, name)
  const out = new Map<string, Map<string, string>>()
  for (const { name, from } of outputs ?? []) note(out, from, name)
  return { of: { inputs, outputs }, inputs: into, outputs: out }
}

function note(names: Map<string, Map<string, string>>, [node, port]: readonly string[], name: string): void {
  const ports = names.get(node!) ?? new Map<string, string>()
  names.set(node!, ports)
  if (!ports.has(port!)) ports.set(port!, name)
}
