import { isParam, type NodeInput } from '../define/index.ts'
import type { Problem } from './compiled.ts'
import type { DocumentSubgraph, WorkflowDocument } from './document.ts'
import { limits } from './limits.ts'
import { nameOfPort } from './names.ts'
import type { NodeRegistry } from './registry.ts'
import { subgraphReference } from './subgraph-reference.ts'

type Nodes = WorkflowDocument['nodes']

/** Why a name is no setting of the node at a path (`a/b`), where declarations and subgraphs are known and tell. */
export function settingFault(
  document: WorkflowDocument,
  path: string,
  name: string,
  registry: NodeRegistry,
): Problem | undefined {
  const ids = path.split('/')
  const id = ids.pop()!
  let nodes: Nodes | undefined = document.nodes
  for (const around of ids) nodes = nodes && subgraphOf(document, nodes, around)?.nodes
  if (!nodes) return undefined
  const own = nodes
  const slotOf = (setting: string): NodeInput | null | undefined =>
    slotBehind(document, own, [id, setting], registry)
  const slot = slotOf(name)
  if (slot === undefined || (slot && isParam(slot))) return undefined

  const subgraph = subgraphOf(document, nodes, id)
  const definition = subgraph ? undefined : registry.get(nodes[id]!.type)
  const about = `${(subgraph ?? definition)?.title} "${path}"`
  const fault = (code: string, message: string): Problem => ({
    code,
    severity: 'error',
    node: path,
    port: name,
    message,
  })
  if (slot) {
    const port = nameOfPort(definition, name)
    const message = `${port} of ${about} takes a wire and has no value to set. Set what is wired to it.`
    return fault('set.not-a-setting', message)
  }
  const inputs = subgraph ? subgraph.inputs.map((input) => input.name) : Object.keys(definition?.inputs ?? {})
  const names = inputs.filter((input) => slotOf(input)?.role === 'param')
  const choice = names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.'
  return fault('set.unknown-setting', `${about} has no setting "${name}". ${choice}`)
}

/** The input that a name on a node leads to, through the subgraphs that expose it; null for none, undefined where nothing tells. */
function slotBehind(
  document: WorkflowDocument,
  start: Nodes,
  [node, setting]: readonly [string, string],
  registry: NodeRegistry,
): NodeInput | null | undefined {
  let [nodes, id, name] = [start, node, setting]
  for (let depth = 0; depth <= limits.nesting; depth++) {
    const subgraph = subgraphOf(document, nodes, id)
    if (!subgraph) {
      const inputs = registry.get(Object.hasOwn(nodes, id) ? nodes[id]!.type : '')?.inputs
      return inputs && (Object.hasOwn(inputs, name) ? inputs[name]! : null)
    }
    const exposed = subgraph.inputs.find((input) => input.name === name)
    if (!exposed) return null
    nodes = subgraph.nodes
    ;[id, name] = exposed.to
  }
  return undefined
}

function subgraphOf(
  { subgraphs = {} }: WorkflowDocument,
  nodes: Nodes,
  id: string,
): DocumentSubgraph | undefined {
  const reference = Object.hasOwn(nodes, id) ? subgraphReference(nodes[id]!.type) : undefined
  return reference && Object.hasOwn(subgraphs, reference.id) ? subgraphs[reference.id] : undefined
}
