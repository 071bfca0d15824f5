import { z } from 'zod'
import { defineNode, number, optional, output, param, type NodeDefinition } from '../engine/define/index.ts'
import type { CompiledGraph, CompiledNode } from '../engine/graph/compiled.ts'
import type { ExecuteOptions, NodeRun } from '../engine/run/index.ts'

const step = defineNode({
  type: 'bench/step',
  version: 1,
  title: 'Step',
  summary: 'Adds a number.',
  inputs: { a: optional(number), plus: param(z.number().default(1), { label: 'Plus' }) },
  outputs: { out: output(number) },
})

const join = defineNode({
  type: 'bench/join',
  version: 1,
  title: 'Join',
  summary: 'Ends many branches.',
  inputs: Object.fromEntries(Array.from({ length: 8000 }, (_, i) => [`a${i}`, optional(number)])),
  outputs: { out: output(number) },
})

/** What the nodes of these graphs do. */
export const implementations: ReadonlyMap<string, NodeRun> = new Map<string, NodeRun>([
  [
    'bench/step',
    ({ inputs }: { inputs: { a?: number; plus: number } }) => ({ out: (inputs.a ?? 0) + inputs.plus }),
  ],
  ['bench/join', ({ inputs }: { inputs: Record<string, number> }) => ({ out: Object.keys(inputs).length })],
])

/** Services that these nodes never ask. */
export const services = {
  outputs: { find: async () => undefined },
} as unknown as ExecuteOptions['services']

/** `length` nodes, each adding to the one before. */
export function chain(length: number): CompiledGraph {
  const nodes: CompiledNode[] = []
  for (let i = 0; i < length; i++) {
    nodes.push(
      node(`step-${i}`, step, i === 0 ? {} : { a: { node: `step-${i - 1}`, port: 'out' } }, {
        plus: 1 + (i % 7),
      }),
    )
  }
  return compiled(nodes, `step-${length - 1}`)
}

/** One source, `width` branches that differ by a param, one node that waits for all of them. */
export function fan(width: number): CompiledGraph {
  const nodes = [node('source', step, {}, { plus: 1 })]
  const sources: Record<string, { node: string; port: string }> = {}
  for (let i = 0; i < width - 2; i++) {
    nodes.push(node(`branch-${i}`, step, { a: { node: 'source', port: 'out' } }, { plus: i }))
    sources[`a${i}`] = { node: `branch-${i}`, port: 'out' }
  }
  nodes.push(node('join', join, sources, {}))
  return compiled(nodes, 'join')
}

function node(
  path: string,
  definition: NodeDefinition,
  sources: CompiledNode['sources'],
  params: CompiledNode['params'],
): CompiledNode {
  return { path, definition, params, sources, mapped: [], loops: [] }
}

function compiled(nodes: readonly CompiledNode[], target: string): CompiledGraph {
  const byPath = new Map(nodes.map((one) => [one.path, one]))
  return { nodes: byPath, order: nodes.map((one) => one.path), outputs: [target] }
}
