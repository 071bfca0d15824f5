import type { NodeDefinition } from '../define/index.ts'
import { analyse, type Analysis } from './analyse.ts'
import type { CompiledGraph, CompiledNode, NodePath, Problem, Source } from './compiled.ts'
import type { DocumentStart, WorkflowDocument } from './document.ts'
import { offerFixes } from './offer-fixes.ts'
import type { NodeRegistry } from './registry.ts'
import { targetsOf } from './targets-of.ts'

/** What a run asks for. */
export interface CompileOptions {
  /** Run to here: only these nodes and what they need. Without it, all outputs of the workflow. */
  readonly targets?: readonly NodePath[]
}

/** A graph that can run, with the problems that do not stop it, or all problems of a workflow that cannot. */
export type Compiled =
  | { readonly graph: CompiledGraph; readonly problems: readonly Problem[] }
  | { readonly graph?: never; readonly problems: readonly Problem[] }

/**
 * Turns a workflow into what the executor runs: only what the targets need, subgraphs flat, bypasses followed, mutes
 * gone. A problem at a node that is not needed stops nothing; one of the file itself always does.
 */
export function compile(
  document: WorkflowDocument,
  registry: NodeRegistry,
  options: CompileOptions = {},
): Compiled {
  const analysis = analyse(document, registry)
  const { targets, problems: targetProblems } = targetsOf(document, analysis, options.targets)
  const needed = neededBy(targets, analysis)
  const problems = offerFixes([...analysis.problems, ...targetProblems], analysis.flat, registry)
  const stopped = analysis.problems.some((problem) => stops(problem, needed, analysis))
  if (stopped || targetProblems.length > 0) return { problems }

  const nodes = new Map<NodePath, CompiledNode>()
  for (const number of analysis.order) {
    const definition = analysis.definitions[number]
    if (needed.numbers.has(number) && definition) {
      const node = compiledNode(number, definition, analysis, document.starts ?? {})
      nodes.set(node.path, node)
    }
  }
  const outputs = targets.map((number) => analysis.flat.nodes[number]!.path)
  return { graph: { nodes, order: [...nodes.keys()], outputs }, problems }
}

interface Needed {
  readonly numbers: ReadonlySet<number>
  readonly paths: ReadonlySet<NodePath>
}

function neededBy(targets: readonly number[], { flat, resolved, incoming, cycles, order }: Analysis): Needed {
  const numbers = new Set<number>()
  const passed = new Set<number>()
  const pending = [...targets]
  // A bypassed node does not run, yet what it cannot pass on is missing here; nor may a cut wire hide a problem.
  const pass = (number: number): void => {
    for (const [port, { from }] of incoming[number]!)
      if (flat.nodes[from.node]!.mode === 'bypass' && !resolved[number]?.unasked.includes(port))
        passed.add(from.node)
  }
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    if (numbers.has(number)) continue
    numbers.add(number)
    if (flat.nodes[number]!.frozen) continue
    for (const link of resolved[number]?.links ?? []) pending.push(link.number)
    pass(number)
  }
  passed.forEach(pass)
  const paths = new Set([...numbers, ...passed].map((number) => flat.nodes[number]!.path))
  // What waits for a cycle has no place in the order, also where it does not ask for what it waits for.
  const placed = cycles.length > 0 ? new Set(order) : undefined
  const waits = placed !== undefined && [...numbers].some((number) => !placed.has(number))
  for (const members of cycles) {
    if (waits || members.some((number) => numbers.has(number) || passed.has(number)))
      paths.add(flat.nodes[members[0]!]!.path)
  }
  return { numbers, paths }
}

function stops(problem: Problem, needed: Needed, { flat }: Analysis): boolean {
  if (problem.severity !== 'error') return false
  if (needed.paths.has(problem.node)) return true
  // What is not the place of a node is the file's, or an instance's: of one that could not be laid out, or has a node that is needed.
  const inside = flat.find(problem.node)
  return problem.node === '' || inside.length === 0 || inside.some((number) => needed.numbers.has(number))
}

function compiledNode(
  number: number,
  definition: NodeDefinition,
  { flat, resolved, params }: Analysis,
  starts: NonNullable<WorkflowDocument['starts']>,
): CompiledNode {
  const { path, frozen } = flat.nodes[number]!
  const { links, kinds, mapped, loops } = resolved[number]!
  const sources: Record<string, Source> = {}
  if (!frozen) for (const { port, source } of links) sources[port] = source
  return {
    path,
    definition,
    params: params[number] ?? {},
    sources,
    kinds,
    ...(frozen && { frozen }),
    ...(Object.hasOwn(starts, path) && { starts: starts[path]!.map(startOf) }),
    mapped,
    loops,
  }
}

function startOf({ item, sha256 }: DocumentStart): { readonly item?: string; readonly sha256: string } {
  return { ...(item !== undefined && { item }), sha256 }
}
