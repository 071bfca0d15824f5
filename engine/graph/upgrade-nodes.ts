import type { NodePath, Problem } from './compiled.ts'
import type { DocumentNode, WorkflowDocument } from './document.ts'
import type { NodeRegistry } from './registry.ts'
import { upgradeParams } from './upgrade-params.ts'

/** A workflow whose nodes have the versions of their declarations, as far as that is possible. */
export interface UpgradedNodes {
  readonly document: WorkflowDocument
  /** Which nodes changed: ids, in subgraphs `subgraph/<id>/<node>`. */
  readonly upgraded: readonly NodePath[]
  /** Why others could not; they stay as they are. The validator reports the same. */
  readonly problems: readonly Problem[]
}

/** Brings the settings of every node to the version that is declared here. What is opened is not changed, a copy is. */
export function upgradeNodes(document: WorkflowDocument, registry: NodeRegistry): UpgradedNodes {
  const upgraded: NodePath[] = []
  const problems: Problem[] = []
  const upgradeAll = (nodes: WorkflowDocument['nodes'], prefix: string): WorkflowDocument['nodes'] =>
    Object.fromEntries(
      Object.entries(nodes).map(([id, node]): [string, DocumentNode] => {
        const definition = registry.get(node.type)
        if (!definition || definition.version === node.version) return [id, node]
        const result = upgradeParams(definition, node.version, node.params)
        if ('problem' in result) {
          problems.push({ ...result.problem, node: prefix + id })
          return [id, node]
        }
        upgraded.push(prefix + id)
        return [id, { ...node, version: definition.version, params: { ...result.params } }]
      }),
    )
  const nodes = upgradeAll(document.nodes, '')
  const subgraphs =
    document.subgraphs &&
    Object.fromEntries(
      Object.entries(document.subgraphs).map(([id, subgraph]) => [
        id,
        { ...subgraph, nodes: upgradeAll(subgraph.nodes, `subgraph/${id}/`) },
      ]),
    )
  return {
    document: upgraded.length === 0 ? document : { ...document, nodes, ...(subgraphs && { subgraphs }) },
    upgraded,
    problems,
  }
}
