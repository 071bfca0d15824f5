import { isParam, type NodeDefinition } from '../define/index.ts'
import { analyse } from './analyse.ts'
import type { Problem } from './compiled.ts'
import type { DocumentSubgraph, Endpoint, WorkflowDocument } from './document.ts'
import { limits } from './limits.ts'
import { nameOfPort } from './names.ts'
import type { NodeRegistry } from './registry.ts'
import { subgraphReference } from './subgraph-reference.ts'

type Graph = Pick<WorkflowDocument, 'nodes' | 'edges' | 'inputs'>

/** Why a value that is set on the node at a path (`a/b`) does nothing: a wire feeds it. Undefined where none does. */
export function fedSetting(
  document: WorkflowDocument,
  path: string,
  name: string,
  registry: NodeRegistry,
): Problem | undefined {
  const end = wiredEnd(document, path, name)
  if (!end) return undefined
  // What a muted node would feed takes its own value.
  const { flat, definitions, resolved } = analyse(document, registry)
  const number = flat.nodes.findIndex((node) => node.path === end[0])
  if (!resolved[number]?.fed.has(end[1])) return undefined
  const wire = flat.edges.find(({ to }) => to.node === number && to.port === end[1])
  const port = nameOfPort(definitions[number], end[1])
  const title = definitions[number]?.title ?? flat.nodes[number]!.type
  const source = wire && flat.nodes[wire.from.node]!
  const feeder = wire && definitions[wire.from.node]
  const from = source ? `${feeder?.title ?? source.type} "${source.path}"` : 'another node'
  const instead = source ? settingsOf(feeder).map((setting) => `${source.path}.${setting}`) : []
  const remedy =
    instead.length > 0
      ? `Set ${instead.join(' or ')} instead, or take the wire out.`
      : 'Take the wire out to set it.'
  return {
    code: 'set.fed-by-wire',
    severity: 'error',
    node: path,
    port: name,
    message: `${port} of ${title} "${end[0]}" takes what ${from} gives, so that a value of its own does nothing. ${remedy}`,
  }
}

/** The settings of a node that give its outputs. */
function settingsOf(definition: NodeDefinition | undefined): readonly string[] {
  const inputs = Object.entries(definition?.inputs ?? {})
  return inputs.flatMap(([name, slot]) => (isParam(slot) ? [name] : [])).slice(0, 4)
}

/** Where in the flat graph a setting is that some wire leads to, in its own graph, in one around it or in one that it shows; nothing where none does. */
function wiredEnd(document: WorkflowDocument, path: string, name: string): Endpoint | undefined {
  const ids = path.split('/')
  const graphs: Graph[] = [document]
  for (const id of ids.slice(0, -1)) {
    const inner = subgraphOf(document, graphs.at(-1)!, id)
    if (!inner) return undefined
    graphs.push(inner)
  }
  let wired = false
  for (let [depth, port] = [ids.length - 1, name]; depth >= 0; depth--) {
    const graph = graphs[depth]!
    const end: Endpoint = [ids[depth]!, port]
    wired ||= isWired(graph, end)
    const shown = graph.inputs?.find(({ to }) => isSame(to, end))
    if (!shown) break
    port = shown.name
  }
  let [graph, id, port] = [graphs.at(-1)!, ids.at(-1)!, name]
  for (let depth = 0; depth <= limits.nesting; depth++) {
    const inner = subgraphOf(document, graph, id)
    const shown = inner?.inputs.find((input) => input.name === port)
    if (!inner || !shown) break
    graph = inner
    ;[id, port] = shown.to
    ids.push(id)
    wired ||= isWired(graph, shown.to)
  }
  return wired ? [ids.join('/'), port] : undefined
}

function isWired({ edges }: Graph, end: Endpoint): boolean {
  return Object.values(edges).some(({ to }) => isSame(to, end))
}

function isSame([node, port]: Endpoint, [other, name]: Endpoint): boolean {
  return node === other && port === name
}

function subgraphOf(
  { subgraphs = {} }: WorkflowDocument,
  { nodes }: Graph,
  id: string,
): DocumentSubgraph | undefined {
  const reference = Object.hasOwn(nodes, id) ? subgraphReference(nodes[id]!.type) : undefined
  return reference && Object.hasOwn(subgraphs, reference.id) ? subgraphs[reference.id] : undefined
}
