import { formatVersion, idSchema } from '../../../engine/graph/index.ts'
import { type Fields, fieldsOf, isFields } from '../../document/files/fields.ts'

type End = readonly [node: string, port: string]

/** How ComfyUI numbers what a node does besides running. */
const modes: Readonly<Record<number, 'mute' | 'bypass'>> = { 2: 'mute', 4: 'bypass' }

/**
 * A workflow of ComfyUI, as it saves it or as it sends it to be run, with a placeholder for each node. The file itself stays
 * in the workflow under `comfyui`, so that nothing of it is lost. Undefined where it is no such file.
 */
export function comfyWorkflow(source: unknown): Fields | undefined {
  const read = isFields(source) ? (savedGraph(source) ?? sentGraph(source)) : undefined
  return (
    read && {
      format: 'reelgraph',
      version: formatVersion,
      id: 'from-comfyui',
      meta: { title: 'From ComfyUI' },
      ...read,
      comfyui: source,
    }
  )
}

/** Nodes in a list, with places; wires as `[id, from, slot, to, slot, type]`. */
function savedGraph({ nodes, links }: Fields): Fields | undefined {
  if (!Array.isArray(nodes) || !Array.isArray(links)) return undefined
  const made: Record<string, unknown> = {}
  const places: Record<string, unknown> = {}
  const byId = new Map<string, Fields>()
  for (const node of nodes.filter(isFields)) {
    const id = idOf(node['id'])
    if (id === undefined || typeof node['type'] !== 'string' || node['type'] === '') continue
    byId.set(id, node)
    const mode = modes[Number(node['mode'])]
    made[id] = {
      type: `comfyui/${node['type']}`,
      version: 1,
      params: settingsOf(node['widgets_values']),
      ...(mode && { mode }),
      ...(typeof node['title'] === 'string' && { title: node['title'] }),
    }
    const [x, y] = [numberAt(node['pos'], 0), numberAt(node['pos'], 1)]
    if (x !== undefined && y !== undefined) places[id] = { x, y }
  }
  if (byId.size === 0) return undefined
  const edges: Record<string, unknown> = {}
  for (const link of links) {
    const [id, from, slot, to, port] = Array.isArray(link)
      ? (link as unknown[])
      : ['id', 'origin_id', 'origin_slot', 'target_id', 'target_slot'].map((name) => fieldsOf(link)[name])
    const [source, target] = [String(from), String(to)]
    if (!byId.has(source) || !byId.has(target)) continue
    const ends: { from: End; to: End } = {
      from: [source, slotName(byId.get(source)?.['outputs'], slot, 'out')],
      to: [target, slotName(byId.get(target)?.['inputs'], port, 'in')],
    }
    edges[`wire-${String(id)}`] = ends
  }
  return { nodes: made, edges, layout: { nodes: places } }
}

/** Nodes by id, each with its class; an input that is `[node, slot]` is a wire. */
function sentGraph(source: Fields): Fields | undefined {
  const made: Record<string, unknown> = {}
  const edges: Record<string, unknown> = {}
  for (const [id, node] of Object.entries(source)) {
    if (!isFields(node) || typeof node['class_type'] !== 'string' || idOf(id) === undefined) return undefined
    const params: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(fieldsOf(node['inputs']))) {
      const [from, slot] = Array.isArray(value) ? (value as unknown[]) : []
      if (Array.isArray(value) && value.length === 2 && Object.hasOwn(source, String(from)))
        edges[`wire-${Object.keys(edges).length + 1}`] = {
          from: [String(from), `out${Number(slot)}`],
          to: [id, name],
        }
      else params[name] = value
    }
    const { title } = fieldsOf(node['_meta'])
    const named = typeof title === 'string' && { title }
    made[id] = { type: `comfyui/${node['class_type']}`, version: 1, params, ...named }
  }
  return Object.keys(made).length === 0 ? undefined : { nodes: made, edges, layout: { nodes: {} } }
}

function settingsOf(values: unknown): Fields {
  if (isFields(values)) return values
  const list = Array.isArray(values) ? (values as unknown[]) : []
  return Object.fromEntries(list.map((value, at) => [`setting${at + 1}`, value]))
}

function slotName(slots: unknown, at: unknown, otherwise: string): string {
  const name = Array.isArray(slots) ? fieldsOf(slots[Number(at)])['name'] : undefined
  return typeof name === 'string' && name !== '' ? name : `${otherwise}${Number(at)}`
}

function numberAt(list: unknown, at: number): number | undefined {
  const value = typeof list === 'object' && list !== null ? (list as Record<number, unknown>)[at] : undefined
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function idOf(value: unknown): string | undefined {
  const id = String(value)
  return idSchema.safeParse(id).success ? id : undefined
}
