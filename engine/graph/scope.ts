import type {
  DocumentNode,
  DocumentSubgraph,
  Endpoint,
  ExposedInput,
  ExposedOutput,
  WorkflowDocument,
} from './document.ts'
import type { FlatEnd } from './flat-graph.ts'

/** One graph in its place while subgraphs are laid out flat: the document's own, or one instance of a subgraph. */
export interface Scope {
  /** Put before ids to make paths; `` or `a/b/`. */
  readonly prefix: string
  readonly depth: number
  readonly muted: boolean
  readonly nodes: Readonly<Record<string, DocumentNode>>
  readonly edges: WorkflowDocument['edges']
  readonly inputs: ReadonlyMap<string, ExposedInput>
  readonly outputs: ReadonlyMap<string, ExposedOutput>
  readonly children: Map<string, Scope>
  /** Numbers of the nodes that stay as they are. */
  readonly numbers: Map<string, number>
  /** What the instance around this scope says about the nodes in it. */
  readonly settings: Map<string, Settings>
  /** The exposed names of each subgraph, made once for all of its instances. */
  readonly names: Map<DocumentSubgraph, Pick<Scope, 'inputs' | 'outputs'>>
}

/** Params and pinned outputs that an instance hands inwards to one node. */
export interface Settings {
  readonly params: Record<string, unknown>
  readonly frozen: NonNullable<DocumentNode['frozen']>
}

/** The scope of the document itself. */
export function rootScope(document: WorkflowDocument): Scope {
  const { nodes, edges } = document
  const none = { inputs: new Map(), outputs: new Map() }
  return { prefix: '', depth: 0, muted: false, nodes, edges, ...none, ...inner(), names: new Map() }
}

/** The scope of an instance, entered into the scope it stands in. */
export function childScope(parent: Scope, id: string, subgraph: DocumentSubgraph, muted: boolean): Scope {
  let names = parent.names.get(subgraph)
  if (!names) {
    names = { inputs: byName(subgraph.inputs), outputs: byName(subgraph.outputs) }
    parent.names.set(subgraph, names)
  }
  const { nodes, edges } = subgraph
  const prefix = `${parent.prefix}${id}/`
  const child = {
    prefix,
    depth: parent.depth + 1,
    muted,
    nodes,
    edges,
    ...names,
    ...inner(),
    names: parent.names,
  }
  parent.children.set(id, child)
  return child
}

/** What is set from outside for one node of a scope, to be added to. */
export function settingsOf(scope: Scope, id: string): Settings {
  let settings = scope.settings.get(id)
  if (!settings) scope.settings.set(id, (settings = { params: {}, frozen: {} }))
  return settings
}

/** Follows an output inwards through the instances that expose it; undefined where there is no such node or name. */
export function resolveFrom(start: Scope, end: Endpoint): FlatEnd | undefined {
  let scope = start
  let [id, port] = end
  for (;;) {
    const node = scope.numbers.get(id)
    if (node !== undefined) return { node, port }
    const child = scope.children.get(id)
    const exposed = child?.outputs.get(port)
    if (!child || !exposed) return undefined
    scope = child
    ;[id, port] = exposed.from
  }
}

/** Follows an input inwards to every port that the instances on the way expose under its name, each once. */
export function resolveTo(start: Scope, end: Endpoint): FlatEnd[] {
  const direct = start.numbers.get(end[0])
  if (direct !== undefined) return [{ node: direct, port: end[1] }]
  const found: FlatEnd[] = []
  const seen = new Set<string>()
  const pending: [Scope, Endpoint][] = [[start, end]]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [scope, [id, port]] = next
    const key = `${scope.prefix}${id}\n${port}`
    if (seen.has(key)) continue
    seen.add(key)
    const node = scope.numbers.get(id)
    if (node !== undefined) found.push({ node, port })
    const child = scope.children.get(id)
    const exposed = child?.inputs.get(port)
    if (!child || !exposed) continue
    for (const further of [...(exposed.also ?? [])].reverse()) pending.push([child, further])
    pending.push([child, exposed.to])
  }
  return found
}

/** The numbers of the nodes at a path: one, or all of those inside an instance, ascending. */
export function numbersAt(root: Scope, path: string): number[] {
  const parts = path.split('/')
  const id = parts.pop() ?? ''
  let scope: Scope | undefined = root
  for (const part of parts) scope = scope?.children.get(part)
  const number = scope?.numbers.get(id)
  if (number !== undefined) return [number]
  const numbers: number[] = []
  const pending = [scope?.children.get(id)]
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const inside of next.numbers.values()) numbers.push(inside)
    for (const child of next.children.values()) pending.push(child)
  }
  return numbers.sort((a, b) => a - b)
}

function inner(): Pick<Scope, 'children' | 'numbers' | 'settings'> {
  return { children: new Map(), numbers: new Map(), settings: new Map() }
}

/** By name; of several with one name the first counts, and the validator reports the others. */
function byName<T extends { readonly name: string }>(exposed: readonly T[]): Map<string, T> {
  const map = new Map<string, T>()
  for (const one of exposed) if (!map.has(one.name)) map.set(one.name, one)
  return map
}
