import { ReelgraphError } from '../define/index.ts'
import type { WorkflowDocument } from './document.ts'
import { scanJson } from './scan-json.ts'

/** The order in which known fields are written, wherever they stand; others follow in their own order. */
const fieldOrder = `
  format type version id name title meta description author licence tags mode from to also label
  help group range min max step params dice frozen item sha256 bytes x y w h colour ports text points inputs
  outputs bypass nodes edges subgraphs models assets groups notes layout starts lock
`
  .trim()
  .split(/\s+/)
const rank = new Map(fieldOrder.map((name, index) => [name, index]))

/** Objects whose keys are ids, so that their order is the document's and means something. */
const byId = new Set(['nodes', 'edges', 'subgraphs', 'groups', 'notes'])

const width = 110

/**
 * The text of a workflow file. Equal workflows give equal texts: known fields come in one order, settings by name, nodes
 * and edges in the order of the document, and what fits on a line is on one, so that a change shows as a line.
 * Throws `file.not-json` and the like where the workflow holds what a file cannot.
 */
export function formatWorkflow(document: WorkflowDocument): string {
  const fault = scanJson(document)
  if (fault) throw new ReelgraphError(fault.code, document.id, fault.message)
  return `${write(order(document, 'document'), '', true)}\n`
}

type Sort = 'document' | 'ids' | 'data'

/** Depth is bounded by the scan above. */
function order(value: unknown, sort: Sort): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => order(item, sort))
  const names = Object.keys(value).filter((name) => (value as Record<string, unknown>)[name] !== undefined)
  if (sort === 'data') names.sort()
  if (sort === 'document') names.sort((a, b) => (rank.get(a) ?? Infinity) - (rank.get(b) ?? Infinity) || 0)
  return Object.fromEntries(
    names.map((name) => [name, order((value as Record<string, unknown>)[name], sortInside(name, sort))]),
  )
}

function sortInside(name: string, sort: Sort): Sort {
  if (sort === 'data') return 'data'
  if (sort === 'ids') return 'document'
  if (name === 'params') return 'data'
  return byId.has(name) ? 'ids' : 'document'
}

function write(value: unknown, indent: string, open: boolean): string {
  if (typeof value !== 'object' || value === null) return scalar(value)
  if (!open) {
    const line = inline(value)
    if (indent.length + line.length <= width) return line
  }
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => deeper + write(item, deeper, false)).join(',\n')}\n${indent}]`
  }
  const entries: [string, unknown][] = Object.entries(value)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([name, field]) => {
    // Sections stay open, so that adding to one changes one line.
    const section = byId.has(name) || name === 'layout' || name === 'inputs' || name === 'outputs'
    const kept = section && typeof field === 'object' && field !== null && Object.keys(field).length > 0
    return `${deeper}${JSON.stringify(name)}: ${write(field, deeper, kept)}`
  })
  return `{\n${lines.join(',\n')}\n${indent}}`
}

function inline(value: unknown): string {
  if (typeof value !== 'object' || value === null) return scalar(value)
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${inline(field)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** A zero keeps its sign, so that a file that was read is written back as it was. */
function scalar(value: unknown): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value)
}
