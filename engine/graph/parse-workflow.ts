import type { z } from 'zod'
import type { Problem } from './compiled.ts'
import { describeIssue } from './describe-issue.ts'
import { type WorkflowDocument, workflowSchema } from './document.ts'
import { limits } from './limits.ts'
import { migrateDocument } from './migrate-document.ts'
import { scanJson, textDepthFault } from './scan-json.ts'

/** A workflow, or all that keeps a file from being one. */
export type ParsedWorkflow =
  | { readonly document: WorkflowDocument; readonly problems?: never }
  | { readonly document?: never; readonly problems: readonly Problem[] }

/**
 * Reads a workflow from the text of a file or from JSON. It checks the limits before it does the work that they bound,
 * brings older versions up to date, and never throws. Fields it does not know are kept.
 */
export function parseWorkflow(source: unknown): ParsedWorkflow {
  const read = typeof source === 'string' ? readText(source) : { value: source }
  if ('problem' in read) return { problems: [read.problem] }
  const fault = scanJson(read.value)
  if (fault) return refuse(fault.code, fault.message)
  const raw = read.value
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== 'reelgraph') {
    return refuse(
      'file.not-a-workflow',
      'This is not a Reelgraph workflow: its "format" is not "reelgraph". Open another file.',
    )
  }
  const migrated = migrateDocument({ ...raw })
  if ('problem' in migrated) return { problems: [migrated.problem] }
  const sizes = sizeProblems(migrated.document)
  if (sizes.length > 0) return { problems: sizes }
  const result = workflowSchema.safeParse(migrated.document)
  if (result.success) return { document: result.data }
  return { problems: result.error.issues.map((issue) => shapeProblem(issue, migrated.document)) }
}

function readText(text: string): { readonly value: unknown } | { readonly problem: Problem } {
  if (text.length > limits.characters) {
    return {
      problem: fileProblem(
        'file.too-large',
        `The file has more than ${limits.characters} characters. Split it into several files.`,
      ),
    }
  }
  const fault = textDepthFault(text)
  if (fault) return { problem: fileProblem(fault.code, fault.message) }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return {
      problem: fileProblem(
        'file.not-json',
        `The file is not JSON: ${reason.slice(0, 200)}. Open another file, or mend this one.`,
      ),
    }
  }
}

function sizeProblems(document: Readonly<Record<string, unknown>>): Problem[] {
  const graphs = [document, ...Object.values(fields(document['subgraphs'])).map(fields)]
  const count = (name: string): number =>
    graphs.reduce((sum, graph) => sum + Object.keys(fields(graph[name])).length, 0)
  const problems: Problem[] = []
  if (count('nodes') > limits.nodes) {
    problems.push(
      fileProblem(
        'file.too-many-nodes',
        `The workflow has more than ${limits.nodes} nodes. Split it into several files.`,
      ),
    )
  }
  if (count('edges') > limits.edges) {
    problems.push(
      fileProblem(
        'file.too-many-edges',
        `The workflow has more than ${limits.edges} wires. Split it into several files.`,
      ),
    )
  }
  return problems
}

function shapeProblem(issue: z.core.$ZodIssue, document: unknown): Problem {
  const place = issue.path.length === 0 ? 'The file' : issue.path.map(String).join('.')
  const at = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  )
  const { sentence } = describeIssue({ ...issue, path: [] }, place, at)
  const [section, id] = issue.path
  const named = typeof id === 'string' ? id : undefined
  return {
    code: 'file.shape',
    severity: 'error',
    node: section === 'nodes' && named !== undefined ? named : '',
    ...(section === 'edges' && named !== undefined && { edge: named }),
    message: sentence,
  }
}

function refuse(code: string, message: string): { readonly problems: readonly Problem[] } {
  return { problems: [fileProblem(code, message)] }
}

function fileProblem(code: string, message: string): Problem {
  return { code, severity: 'error', node: '', message }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
