import type { Json, NodeDefinition } from '../define/index.ts'
import type { Problem } from './compiled.ts'

/** The params a node was saved with, in the shape that its declaration has now, or why they cannot be. */
export function upgradeParams(
  definition: NodeDefinition,
  version: number,
  params: Readonly<Record<string, unknown>>,
): { readonly params: Readonly<Record<string, unknown>> } | { readonly problem: Omit<Problem, 'node'> } {
  if (version === definition.version) return { params }
  if (version > definition.version) {
    return refusal(
      'node.newer',
      `This file was saved with version ${version} of ${definition.title}, here it is ${definition.version}. Update Reelgraph to open it.`,
    )
  }
  let current = params
  for (let at = version; at < definition.version; at++) {
    const migrate = definition.migrations?.[at]
    if (!migrate) {
      return refusal(
        'node.no-migration',
        `${definition.title} cannot bring settings of version ${at} up to date. Remove the node and add it anew.`,
      )
    }
    try {
      current = migrate(current as Readonly<Record<string, Json>>)
    } catch (cause) {
      return refusal(
        'node.migration-failed',
        `${definition.title} could not bring its settings of version ${at} up to date (${cause instanceof Error ? cause.message : String(cause)}). Remove the node and add it anew.`,
      )
    }
  }
  return { params: current }
}

function refusal(code: string, message: string): { readonly problem: Omit<Problem, 'node'> } {
  return { problem: { code, severity: 'error', message } }
}
