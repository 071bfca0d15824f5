import type { Param } from '../../engine/define/index.ts'
import {
  type DocumentNode,
  type NodeRegistry,
  subgraphReference,
  upgradeParams,
  type WorkflowDocument,
} from '../../engine/graph/index.ts'
import { fieldOf } from '../document/field-of.ts'

type Stored = Readonly<Record<string, unknown>>

/** What a new node has. */
export function defaultOf({ schema }: Param): unknown {
  const parsed = schema.safeParse(undefined)
  return parsed.success ? parsed.data : undefined
}

/** What is stored in a node, in the shape that its declaration has now. */
export function storedParams(node: DocumentNode, registry: NodeRegistry): Stored {
  const definition = registry.get(node.type)
  if (!definition || definition.version === node.version) return node.params
  const upgraded = upgradeParams(definition, node.version, node.params)
  return 'problem' in upgraded ? node.params : upgraded.params
}

/** What the definition behind an instance of a subgraph has for a setting that it exposes, however deep it lies. */
export function inheritedValue(
  instance: DocumentNode,
  name: string,
  subgraphs: WorkflowDocument['subgraphs'],
  registry: NodeRegistry,
): unknown {
  let [node, param] = [instance, name]
  const seen = new Set<DocumentNode>()
  for (;;) {
    const reference = subgraphReference(node.type)
    const subgraph = reference && fieldOf(subgraphs, reference.id)
    const exposed = subgraph?.inputs.find((input) => input.name === param)
    const inner = exposed && fieldOf(subgraph!.nodes, exposed.to[0])
    if (!exposed || !inner || seen.has(inner)) return undefined
    seen.add(inner)
    const params = storedParams(inner, registry)
    if (Object.hasOwn(params, exposed.to[1])) return params[exposed.to[1]]
    ;[node, param] = [inner, exposed.to[1]]
  }
}
