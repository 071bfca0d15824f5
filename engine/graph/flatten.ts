import type { Problem } from './compiled.ts'
import type { DocumentNode, DocumentSubgraph, WorkflowDocument } from './document.ts'
import type { FlatEdge, FlatGraph, FlatNode } from './flat-graph.ts'
import { layEdges } from './lay-edges.ts'
import { limits } from './limits.ts'
import { recursiveSubgraphs } from './recursive-subgraphs.ts'
import { numbersAt, resolveFrom, rootScope, settingsOf, childScope, type Scope } from './scope.ts'
import { subgraphReference } from './subgraph-reference.ts'

/** Lays the subgraphs of a workflow out flat. It never recurses, and stops at the limits with a problem that says so. */
export function flatten(document: WorkflowDocument): FlatGraph {
  const subgraphs = new Map(Object.entries(document.subgraphs ?? {}))
  const recursion = recursiveSubgraphs(subgraphs)
  const problems: Problem[] = [...recursion.problems]
  const nodes: FlatNode[] = []
  const root = rootScope(document)
  const scopes: Scope[] = []
  let size = 0

  const place = (scope: Scope, id: string, node: DocumentNode): Scope | undefined => {
    const path = scope.prefix + id
    const settings = scope.settings.get(id)
    const params = settings ? { ...node.params, ...settings.params } : node.params
    const frozen =
      settings && Object.keys(settings.frozen).length > 0
        ? { ...node.frozen, ...settings.frozen }
        : node.frozen
    const mode = scope.muted ? 'mute' : node.mode
    const { type, title, version } = node
    const flat = { path, type, title, version, params, mode, frozen }
    const reference = subgraphReference(node.type)
    if (!reference) {
      scope.numbers.set(id, nodes.length)
      nodes.push(flat)
      return undefined
    }
    const keepWhole = (pairs: Readonly<Record<string, string>>): undefined => {
      scope.numbers.set(id, nodes.length)
      nodes.push({ ...flat, instance: { pairs } })
    }
    const subgraph = subgraphs.get(reference.id)
    const refuse = (code: string, message: string): undefined => {
      problems.push({ code, severity: 'error', node: path, message })
      return keepWhole({})
    }
    if (!subgraph)
      return refuse(
        'subgraph.unknown',
        `The file has no subgraph "${reference.id}". Remove this node, or paste the subgraph in.`,
      )
    if (subgraph.version !== reference.version) {
      return refuse(
        'subgraph.version',
        `This node uses version ${reference.version} of "${subgraph.title}", the file has version ${subgraph.version}. Add the subgraph anew.`,
      )
    }
    if (recursion.members.has(reference.id)) {
      return refuse('subgraph.recursion', `"${subgraph.title}" contains itself. Take the inner one out.`)
    }
    if (scope.depth >= limits.nesting) {
      return refuse(
        'subgraph.too-deep',
        `Subgraphs nest more than ${limits.nesting} deep here. Take one level out.`,
      )
    }
    if (mode === 'bypass') return keepWhole(subgraph.bypass ?? pairsByName(subgraph))

    const child = childScope(scope, id, subgraph, mode === 'mute')
    for (const [name, value] of Object.entries(params)) {
      const exposed = child.inputs.get(name)
      if (!exposed) {
        problems.push(unknownSetting(path, name, subgraph))
        continue
      }
      for (const [inner, param] of [exposed.to, ...(exposed.also ?? [])])
        settingsOf(child, inner).params[param] = value
    }
    for (const [name, blob] of Object.entries(frozen ?? {})) {
      const exposed = child.outputs.get(name)
      if (!exposed) problems.push(unknownFrozen(path, name, subgraph))
      else settingsOf(child, exposed.from[0]).frozen[exposed.from[1]] = blob
    }
    return child
  }

  const stack: { scope: Scope; entries: [string, DocumentNode][]; at: number }[] = []
  const enter = (scope: Scope): void => {
    scopes.push(scope)
    stack.push({ scope, entries: Object.entries(scope.nodes), at: 0 })
  }
  enter(root)
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const entry = top.entries[top.at++]
    if (!entry) {
      stack.pop()
      continue
    }
    if (++size > limits.nodes) {
      problems.push({
        code: 'file.too-many-nodes',
        severity: 'error',
        node: '',
        message: `With its subgraphs laid out the workflow has more than ${limits.nodes} nodes. Split it into several files.`,
      })
      break
    }
    const child = place(top.scope, entry[0], entry[1])
    if (child) enter(child)
  }

  const edges: FlatEdge[] = []
  if (size <= limits.nodes) for (const scope of scopes) layEdges(scope, edges, problems)
  if (edges.length > limits.edges) {
    edges.length = 0
    problems.push({
      code: 'file.too-many-edges',
      severity: 'error',
      node: '',
      message: `With its subgraphs laid out the workflow has more than ${limits.edges} wires. Split it into several files.`,
    })
  }
  const outputs = (document.outputs ?? []).flatMap((output) => resolveFrom(root, output.from) ?? [])
  return { nodes, edges, outputs, problems, find: (path) => numbersAt(root, path) }
}

function pairsByName(subgraph: DocumentSubgraph): Record<string, string> {
  const names = new Set(subgraph.inputs.map((input) => input.name))
  return Object.fromEntries(subgraph.outputs.flatMap(({ name }) => (names.has(name) ? [[name, name]] : [])))
}

function unknownSetting(path: string, name: string, subgraph: DocumentSubgraph): Problem {
  return {
    code: 'param.unknown',
    severity: 'warning',
    node: path,
    port: name,
    message: `"${subgraph.title}" has no input named "${name}". Its value is kept in the file and not used.`,
  }
}

function unknownFrozen(path: string, name: string, subgraph: DocumentSubgraph): Problem {
  return {
    code: 'frozen.unknown-port',
    severity: 'error',
    node: path,
    port: name,
    message: `"${subgraph.title}" has no output named "${name}" to keep. Unfreeze the node.`,
    fix: { do: 'unfreeze', node: path },
  }
}
