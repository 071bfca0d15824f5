import type { Param } from '../define/index.ts'
import type { CompiledNode } from '../graph/compiled.ts'
import { describeValue } from './check-outputs.ts'
import { RunError } from './run-error.ts'

/** Checks a param's value that came over a wire, as a saved one is checked when the graph is compiled. */
export function checkFedParam(node: CompiledNode, name: string, param: Param, value: unknown): unknown {
  const parsed = param.schema.safeParse(value)
  if (parsed.success) return parsed.data
  const reason = parsed.error.issues[0]?.message ?? 'it does not fit'
  throw new RunError(
    'param.refused',
    node.path,
    `"${name}" of ${node.definition.title} "${node.path}" cannot be ${describeValue(value)}: ${reason}.`,
    { cause: parsed.error },
  )
}
