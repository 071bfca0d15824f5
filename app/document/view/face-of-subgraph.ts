import { subgraphType, variableOf } from '../../../engine/graph/index.ts'
import { fieldOf } from '../field-of.ts'
import type { Subgraphs } from '../graph-of.ts'
import type { Face, FaceInput, FaceOutput } from './face.ts'
import type { FaceOf } from './faces.ts'
import { resolveKinds } from './resolve-kinds.ts'

/** The face of a subgraph: what it exposes, with the kinds and settings of what is inside. */
export function faceOfSubgraph(id: string, subgraph: Subgraphs[string], faceOf: FaceOf): Face {
  const { kinds } = resolveKinds(subgraph, faceOf)
  const inside = (node: string) => faceOf(fieldOf(subgraph.nodes, node)?.type ?? '')
  const inputs = new Map<string, FaceInput>()
  for (const exposed of subgraph.inputs) {
    const { name, to, help } = exposed
    const inner = inside(to[0])?.inputs.get(to[1])
    // Variables of two nodes inside are two variables; out here nothing ties them, so they take anything.
    const kind = inner?.kind && variableOf(inner.kind) === undefined ? inner.kind : undefined
    if (inputs.has(name)) continue
    inputs.set(name, {
      name,
      label: exposed.label ?? inner?.label ?? name,
      ...(help !== undefined ? { help } : inner?.help !== undefined && { help: inner.help }),
      ...(kind && { kind }),
      wire: inner?.wire ?? true,
      required: (inner?.required ?? false) && !isFedInside(subgraph, to),
      ...(inner?.param && { param: inner.param }),
      exposed,
    })
  }
  const outputs = new Map<string, FaceOutput>()
  for (const { name, from, label } of subgraph.outputs) {
    const inner = inside(from[0])?.outputs.get(from[1])
    const made = kinds.get(from[0])?.outputs.get(from[1])
    const kind = made && variableOf(made) === undefined ? made : undefined
    if (outputs.has(name)) continue
    outputs.set(name, {
      name,
      label: label ?? inner?.label ?? name,
      ...(inner?.help !== undefined && { help: inner.help }),
      ...(kind && { kind }),
      each: inner?.each ?? false,
    })
  }
  const byName = [...outputs.keys()].filter((name) => inputs.has(name)).map((name) => [name, name] as const)
  return {
    type: subgraphType(id, subgraph.version),
    title: subgraph.title || id,
    subgraph: id,
    inputs,
    outputs,
    bypass: subgraph.bypass ?? Object.fromEntries(byName),
    maps: true,
  }
}

function isFedInside(
  { edges }: Subgraphs[string],
  [node, port]: readonly [string, string] | readonly string[],
): boolean {
  return Object.values(edges).some(({ to }) => to[0] === node && to[1] === port)
}
