import {
  edgeSchema,
  formatVersion,
  idSchema,
  nodeSchema,
  subgraphSchema,
  workflowSchema,
} from '../../../engine/graph/index.ts'

type Fields = Readonly<Record<string, unknown>>

/** The type of a node that stands for one that could not be read. */
export const unreadableType = 'unreadable/node'

/**
 * Makes something that can be opened of a file that is broken or newer: nodes that cannot be read become placeholders, and
 * whatever else does not fit the format goes under `aside`, from where `restore` puts it back. Undefined where the file is
 * no workflow in any sense.
 */
export function salvage(source: unknown): Fields | undefined {
  if (!isFields(source) || source['format'] !== 'reelgraph' || !isFields(source['nodes'])) return undefined
  const aside: Record<string, unknown> = isFields(source['aside']) ? { ...source['aside'] } : {}
  const mended: Record<string, unknown> = { ...source, ...salvageGraph(source, [], aside) }
  if (typeof source['version'] !== 'number' || source['version'] !== formatVersion)
    keep(aside, ['version'], source['version'])
  if (typeof source['id'] !== 'string') keep(aside, ['id'], source['id'])
  mended['version'] = formatVersion
  mended['id'] = typeof source['id'] === 'string' ? source['id'] : 'opened'
  if (isFields(source['subgraphs'])) mended['subgraphs'] = salvageSubgraphs(source['subgraphs'], aside)
  for (const name of ['meta', 'subgraphs', 'inputs', 'outputs', 'starts', 'lock'] as const) {
    const schema = workflowSchema.shape[name]
    if (mended[name] === undefined || schema.safeParse(mended[name]).success) continue
    keep(aside, [name], mended[name])
    delete mended[name]
  }
  if (Object.keys(aside).length > 0) mended['aside'] = aside
  return mended
}

/**
 * The file with what was kept aside back in its place. What is gone on purpose stays gone: a placeholder that was removed,
 * a place that something else has taken.
 */
export function restore(document: Fields): Fields {
  const { aside, ...rest } = document
  if (!isFields(aside)) return document
  const restored: Record<string, unknown> = { ...rest }
  const left: Record<string, unknown> = {}
  for (const [pointer, value] of Object.entries(aside)) {
    const path = pathOf(pointer)
    const key = path.pop()!
    let at: Record<string, unknown> | undefined = restored
    for (const part of path) {
      const inner: unknown = at?.[part]
      at = at && isFields(inner) ? (at[part] = { ...inner }) : undefined
    }
    if (at && mayReturn(at[key], key, path.at(-1))) at[key] = value
    else if (path.at(-1) !== 'nodes') left[pointer] = value
  }
  return Object.keys(left).length > 0 ? { ...restored, aside: left } : restored
}

function mayReturn(now: unknown, key: string, within: string | undefined): boolean {
  if (key === 'version') return true
  if (key === 'layout') return isFields(now) && Object.keys(fieldsOf(now['nodes'])).length === 0
  // A node with a name that can be read has had a placeholder.
  if (within === 'nodes' && idSchema.safeParse(key).success)
    return isFields(now) && now['type'] === unreadableType
  return now === undefined || (isFields(now) && Object.keys(now).length === 0)
}

function salvageGraph(graph: Fields, prefix: readonly string[], aside: Record<string, unknown>): Fields {
  for (const part of ['nodes', 'edges'] as const)
    if (!isFields(graph[part])) keep(aside, [...prefix, part], graph[part])
  const nodes: Record<string, unknown> = {}
  for (const [id, node] of Object.entries(fieldsOf(graph['nodes']))) {
    if (!idSchema.safeParse(id).success) keep(aside, [...prefix, 'nodes', id], node)
    else if (nodeSchema.safeParse(node).success) nodes[id] = node
    else {
      keep(aside, [...prefix, 'nodes', id], node)
      nodes[id] = { type: unreadableType, version: 1, params: {} }
    }
  }
  const edges: Record<string, unknown> = {}
  for (const [id, edge] of Object.entries(fieldsOf(graph['edges']))) {
    if (idSchema.safeParse(id).success && edgeSchema.safeParse(edge).success) edges[id] = edge
    else keep(aside, [...prefix, 'edges', id], edge)
  }
  const layout = graph['layout'] === undefined ? { nodes: {} } : graph['layout']
  const fits = workflowSchema.shape.layout.safeParse(layout).success
  if (!fits) keep(aside, [...prefix, 'layout'], layout)
  return { nodes, edges, layout: fits ? layout : { nodes: {} } }
}

function salvageSubgraphs(subgraphs: Fields, aside: Record<string, unknown>): Fields {
  const kept: Record<string, unknown> = {}
  for (const [id, subgraph] of Object.entries(subgraphs)) {
    const place = ['subgraphs', id]
    if (idSchema.safeParse(id).success && isFields(subgraph)) {
      const inner: Record<string, unknown> = {}
      const mended = { ...subgraph, ...salvageGraph(subgraph, place, inner) }
      if (subgraphSchema.safeParse(mended).success) {
        kept[id] = mended
        Object.assign(aside, inner)
        continue
      }
    }
    keep(aside, place, subgraph)
  }
  return kept
}

/** Places are written as JSON Pointers (RFC 6901). */
function keep(aside: Record<string, unknown>, path: readonly string[], value: unknown): void {
  if (value !== undefined)
    aside[path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')] = value
}

function pathOf(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}
