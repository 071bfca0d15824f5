import {
  type NodeRegistry,
  parseWorkflow,
  type Problem,
  textDepthFault,
  limits,
  validateWorkflow,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'
import { salvage } from './salvage.ts'

/** A file as it was opened: whole, or as far as it goes, with one list of what is wrong; or not at all. */
export type OpenedWorkflow =
  | { readonly document: WorkflowDocument; readonly problems: readonly Problem[]; readonly whole: boolean }
  | { readonly document?: never; readonly problems: readonly Problem[] }

/**
 * Opens a file from anyone. Nothing in it is dropped: unknown nodes are placeholders, wires that do not fit are ghosts, and
 * what this program cannot read at all is kept aside and written back. It never throws, and never runs what it opens.
 */
export function openWorkflow(source: unknown, registry: NodeRegistry): OpenedWorkflow {
  const parsed = parseWorkflow(source)
  if (parsed.document) {
    const { document } = parsed
    return { document, problems: validateWorkflow(document, registry), whole: true }
  }
  const mended = salvage(typeof source === 'string' ? jsonOf(source) : source)
  const again = mended === undefined ? undefined : parseWorkflow(mended)
  if (!again?.document) return { problems: parsed.problems }
  const problems = [...parsed.problems, ...validateWorkflow(again.document, registry)]
  return { document: again.document, problems, whole: false }
}

/** The limits are checked before, so a file that is too deep or too large for the parser is not read here either. */
function jsonOf(text: string): unknown {
  if (text.length > limits.characters || textDepthFault(text)) return undefined
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}
