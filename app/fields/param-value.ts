import type { Param } from '../../engine/define/index.ts'
import {
  type DocumentNode,
  subgraphReference,
  upgradeParams,
  type NodeRegistry,
  type WorkflowDocument,
} from '../../engine/graph/index.ts'
import { fieldOf } from '../document/field-of.ts'

/** A setting of a node as it stands: its value, and what it would be if nobody had set it. */
export interface ParamValue {
  readonly value: unknown
  readonly default: unknown
  /** Whether the node says so itself. */
  readonly set: boolean
}

/** What a setting has now. In an instance of a subgraph, the default is what the definition's own node has. */
export function paramValue(
  node: DocumentNode,
  name: string,
  param: Param,
  { document, registry }: { readonly document: WorkflowDocument; readonly registry: NodeRegistry },
): ParamValue {
  const own = paramsOf(node, registry)
  const set = Object.hasOwn(own, name)
  const fallback = inherited(node, name, document, registry) ?? defaultOf(param)
  return { value: set ? own[name] : fallback, default: fallback, set }
}

/** What a new node has. */
export function defaultOf({ schema }: Param): unknown {
  const parsed = schema.safeParse(undefined)
  return parsed.success ? parsed.data : undefined
}

/** What is stored in a node, in the shape that its declaration has now. */
function paramsOf(node: DocumentNode, registry: NodeRegistry): Readonly<Record<string, unknown>> {
  const definition = registry.get(node.type)
  if (!definition || definition.version === node.version) return node.params
  const upgraded = upgradeParams(definition, node.version, node.params)
  return 'problem' in upgraded ? node.params : upgraded.params
}

/** What the definition behind an instance sets, however deep it is exposed from. */
function inherited(
  instance: DocumentNode,
  name: string,
  { subgraphs }: WorkflowDocument,
  registry: NodeRegistry,
): unknown {
  let [node, param] = [instance, name]
  const seen = new Set<DocumentNode>()
  for (;;) {
    const reference = subgraphReference(node.type)
    const subgraph = reference && fieldOf(subgraphs, reference.id)
    const exposed = subgraph && subgraph.inputs.find((input) => input.name === param)
    const inner = exposed && fieldOf(subgraph.nodes, exposed.to[0])
    if (!inner || seen.has(inner)) return undefined
    seen.add(inner)
    const params = paramsOf(inner, registry)
    if (Object.hasOwn(params, exposed.to[1])) return params[exposed.to[1]]
    ;[node, param] = [inner, exposed.to[1]]
  }
}
