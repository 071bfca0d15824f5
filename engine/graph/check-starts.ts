import { isSha256 } from '../define/index.ts'
import type { NodeDefinition } from '../define/index.ts'
import type { Fix, Problem } from './compiled.ts'
import type { WorkflowDocument } from './document.ts'
import type { FlatGraph } from './flat-graph.ts'

/** Whether every node that is to go on from somewhere is there, can, and is told once for each item by a proper hash. */
export function checkStarts(
  document: WorkflowDocument,
  flat: FlatGraph,
  definitions: readonly (NodeDefinition | undefined)[],
): Problem[] {
  const problems: Problem[] = []
  for (const [path, starts] of Object.entries(document.starts ?? {})) {
    const number = flat.find(path).find((at) => flat.nodes[at]!.path === path)
    const definition = number === undefined ? undefined : definitions[number]
    const report = (code: string, severity: Problem['severity'], message: string): void => {
      const fix: Fix = { do: 'begin-anew', node: path }
      problems.push({ code, severity, node: number === undefined ? '' : path, message, fix })
    }
    if (number === undefined) {
      report('start.unknown-node', 'warning', `There is no node "${path}" that could go on from its start.`)
    } else if (definition && definition.startable !== true) {
      report('start.unsupported', 'error', `${definition.title} cannot go on from a step of another run.`)
    } else if (definition && !flat.nodes[number]!.mode && !flat.nodes[number]!.frozen) {
      const about = `${definition.title} goes on from a step of another run`
      report('start.used', 'warning', `${about}: the steps before it, and their seed, stay as they were.`)
    }
    const items = starts.map(({ item }) => item ?? '')
    const malformed = starts.some(
      ({ item, sha256 }) => !isSha256(sha256) || (item !== undefined && !/^\d+(\.\d+)*$/.test(item)),
    )
    if (malformed || new Set(items).size < items.length) {
      report('start.malformed', 'error', `What "${path}" is to go on from has no valid sha256 and item.`)
    }
  }
  return problems
}
