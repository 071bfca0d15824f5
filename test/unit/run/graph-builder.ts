import type { NodeDefinition } from '../../../engine/define/index.ts'
import type { CompiledGraph, CompiledNode, Source } from '../../../engine/graph/compiled.ts'
import {
  execute,
  type ExecuteOptions,
  type NodeRun,
  type RunEvent,
  type RunResult,
} from '../../../engine/run/index.ts'

/** A node type with what it does. */
export interface TestNode {
  readonly definition: NodeDefinition
  readonly run: NodeRun
}

/** A node in a graph under test; wires are written `node.port` or as sources. */
export interface Placed {
  readonly node: TestNode
  readonly params?: Record<string, unknown>
  readonly wires?: Record<string, string | Source>
  readonly mapped?: readonly string[]
  readonly loops?: readonly string[]
  readonly frozen?: NonNullable<CompiledNode['frozen']>
  readonly starts?: NonNullable<CompiledNode['starts']>
}

/** A compiled graph and its implementations, put together by hand. Nodes are given in topological order. */
export interface TestGraph {
  readonly graph: CompiledGraph
  readonly implementations: Map<string, NodeRun>
}

/** Puts a graph together without the compiler, so that the executor is tested on its own contract. */
export function buildGraph(placed: Record<string, Placed>, outputs: readonly string[]): TestGraph {
  const nodes = new Map<string, CompiledNode>()
  const implementations = new Map<string, NodeRun>()
  for (const [path, place] of Object.entries(placed)) {
    const { node, params = {}, wires = {}, mapped = [], loops = [], frozen, starts } = place
    const sources: Record<string, Source> = {}
    for (const [name, wire] of Object.entries(wires)) {
      const [from = '', port = ''] = typeof wire === 'string' ? wire.split('.') : []
      sources[name] = typeof wire === 'string' ? { node: from, port } : wire
    }
    const defaults: Record<string, unknown> = {}
    for (const [name, slot] of Object.entries(node.definition.inputs)) {
      if (slot.role === 'param') defaults[name] = slot.schema.parse(params[name])
    }
    const { definition } = node
    const pinned = { ...(frozen && { frozen }), ...(starts && { starts }) }
    nodes.set(path, { path, definition, params: defaults, sources, mapped, loops, ...pinned })
    implementations.set(definition.type, node.run)
  }
  return { graph: { nodes, order: [...nodes.keys()], outputs }, implementations }
}

/** A finished run with everything it said. */
export interface Observed extends RunResult {
  readonly events: readonly RunEvent[]
  /** Events in short: `started a`, `done a#1`, `cached b`, `run.done`. */
  readonly said: readonly string[]
}

/** Executes a test graph and records it. */
export async function observe(test: TestGraph, options: Partial<ExecuteOptions> = {}): Promise<Observed> {
  const events: RunEvent[] = []
  const onEvent = (event: RunEvent): void => {
    events.push(event)
    options.onEvent?.(event)
  }
  const { implementations } = test
  const result = await execute(test.graph, {
    run: 'r',
    implementations,
    services: noServices,
    ...options,
    onEvent,
  }).done
  return { ...result, events, said: events.map(inShort) }
}

/** Services that nothing can be had from. */
export const noServices = {
  outputs: { find: async () => undefined, save: () => Promise.reject(new Error('no outputs here')) },
  video: () => {
    throw new Error('no videos here')
  },
} as unknown as ExecuteOptions['services']

function inShort(event: RunEvent): string {
  if (!('node' in event)) return event.type
  let place = event.node
  const item = 'item' in event ? event.item : undefined
  for (let at = item; at; at = at.within) place += `#${at.index}`
  return `${event.type.slice('node.'.length)} ${place}`
}
