import { isSha256 } from '../define/index.ts'
import type { NodeDefinition } from '../define/index.ts'
import type { Problem } from './compiled.ts'
import type { FlatNode } from './flat-graph.ts'
import { nameOfPort } from './names.ts'

/** Whether what a node has pinned can be looked up: a well-formed hash for each of its outputs. */
export function checkFrozen(node: FlatNode, definition: NodeDefinition, problems: Problem[]): void {
  if (!node.frozen) return
  const report = (code: string, port: string, message: string): void => {
    problems.push({
      code,
      severity: 'error',
      node: node.path,
      port,
      message: `${message} Unfreeze the node, or run it once and freeze it again.`,
      fix: { do: 'unfreeze', node: node.path },
    })
  }
  for (const [port, { sha256, bytes }] of Object.entries(node.frozen)) {
    const name = nameOfPort(definition, port)
    if (!Object.hasOwn(definition.outputs, port)) {
      report('frozen.unknown-port', port, `${definition.title} has no output "${port}" to keep.`)
    } else if (!isSha256(sha256) || !Number.isSafeInteger(bytes) || bytes < 0) {
      report('frozen.malformed', port, `What is kept for ${name} has no valid sha256 and size.`)
    }
  }
  for (const port of Object.keys(definition.outputs)) {
    if (!Object.hasOwn(node.frozen, port)) {
      report('frozen.incomplete', port, `Nothing is kept for ${nameOfPort(definition, port)}.`)
    }
  }
}
