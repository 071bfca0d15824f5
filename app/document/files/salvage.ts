import {
  edgeSchema,
  formatVersion,
  idSchema,
  nodeSchema,
  subgraphSchema,
  workflowSchema,
} from '../../../engine/graph/index.ts'
import { type Fields, fieldsOf, isFields } from './fields.ts'
import { keepAside, placeOf } from './keep-aside.ts'
import { salvageLayout } from './salvage-layout.ts'

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
    keepAside(aside, ['version'], source['version'])
  if (typeof source['id'] !== 'string') keepAside(aside, ['id'], source['id'])
  mended['version'] = formatVersion
  mended['id'] = typeof source['id'] === 'string' ? source['id'] : 'opened'
  if (isFields(source['subgraphs'])) mended['subgraphs'] = salvageSubgraphs(source['subgraphs'], aside)
  for (const name of ['meta', 'subgraphs', 'inputs', 'outputs', 'starts', 'lock'] as const) {
    const schema = workflowSchema.shape[name]
    if (mended[name] === undefined || schema.safeParse(mended[name]).success) continue
    keepAside(aside, [name], mended[name])
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
    const path = placeOf(pointer)
    const key = path.pop()!
    let at: Record<string, unknown> | undefined = restored
    for (const part of path) {
      const inner: unknown = at?.[part]
      at = at && isFields(inner) ? (at[part] = { ...inner }) : undefined
    }
    const ofNode = path.at(-1) === 'nodes' && path.at(-2) !== 'layout'
    if (at && mayReturn(at[key], key, ofNode)) at[key] = value
    else if (!ofNode) left[pointer] = value
  }
  return Object.keys(left).length > 0 ? { ...restored, aside: left } : restored
}

function mayReturn(now: unknown, key: string, ofNode: boolean): boolean {
  if (key === 'version') return true
  if (key === 'layout') return isFields(now) && Object.keys(fieldsOf(now['nodes'])).length === 0
  // A node with a name that can be read has had a placeholder.
  if (ofNode && idSchema.safeParse(key).success) return isFields(now) && now['type'] === unreadableType
  return now === undefined || (isFields(now) && Object.keys(now).length === 0)
}

function salvageGraph(graph: Fields, prefix: readonly string[], aside: Record<string, unknown>): Fields {
  for (const part of ['nodes', 'edges'] as const)
    if (!isFields(graph[part])) keepAside(aside, [...prefix, part], graph[part])
  const nodes: Record<string, unknown> = {}
  for (const [id, node] of Object.entries(fieldsOf(graph['nodes']))) {
    if (!idSchema.safeParse(id).success) keepAside(aside, [...prefix, 'nodes', id], node)
    else if (nodeSchema.safeParse(node).success) nodes[id] = node
    else {
      keepAside(aside, [...prefix, 'nodes', id], node)
      nodes[id] = { type: unreadableType, version: 1, params: {} }
    }
  }
  const edges: Record<string, unknown> = {}
  for (const [id, edge] of Object.entries(fieldsOf(graph['edges']))) {
    if (idSchema.safeParse(id).success && edgeSchema.safeParse(edge).success) edges[id] = edge
    else keepAside(aside, [...prefix, 'edges', id], edge)
  }
  return { nodes, edges, layout: salvageLayout(graph['layout'], [...prefix, 'layout'], aside) }
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
    keepAside(aside, place, subgraph)
  }
  return kept
}
