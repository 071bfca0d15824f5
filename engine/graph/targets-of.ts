import type { Analysis } from './analyse.ts'
import type { NodePath, Problem } from './compiled.ts'
import type { WorkflowDocument } from './document.ts'
import { nameOfNode } from './names.ts'

/**
 * The numbers of the nodes whose results are wanted, ascending: those asked for, or else effects and what the document
 * lists as outputs, or else, in a graph with neither, the nodes that nothing takes from.
 */
export function targetsOf(
  document: WorkflowDocument,
  analysis: Analysis,
  asked: readonly NodePath[] | undefined,
): { readonly targets: readonly number[]; readonly problems: readonly Problem[] } {
  const { flat, resolved, definitions, incoming } = analysis
  const problems: Problem[] = []
  const targets = new Set<number>()
  const runs = (number: number): boolean =>
    definitions[number] !== undefined && !resolved[number]?.removed && flat.nodes[number]!.mode === undefined
  const add = (number: number, port?: string): boolean => {
    if (
      runs(number) ||
      (!definitions[number] && !resolved[number]?.removed && !flat.nodes[number]!.instance)
    ) {
      targets.add(number)
      return true
    }
    const origins = [...(resolved[number]?.forwards ?? [])].filter(
      ([name]) => port === undefined || name === port,
    )
    for (const [, origin] of origins) if (origin.is === 'output') targets.add(origin.number)
    return origins.some(([, origin]) => origin.is === 'output')
  }

  if (asked) {
    for (const path of asked) {
      const numbers = flat.find(path)
      if (numbers.length === 0) {
        problems.push({
          code: 'target.unknown',
          severity: 'error',
          node: '',
          message: `There is no node "${path}" to run to. Choose another.`,
        })
      } else if (!numbers.map((number) => add(number)).includes(true)) {
        problems.push({
          code: 'target.left-out',
          severity: 'error',
          node: path,
          message: `${numbers.length === 1 ? nameOfNode(numbers[0]!, analysis) : `"${path}"`} is muted or left out, so there is nothing to run to. Unmute it.`,
        })
      }
    }
    return { targets: ascending(targets), problems }
  }

  flat.nodes.forEach((_, number) => {
    if (definitions[number]?.effect && runs(number)) targets.add(number)
  })
  for (const { node, port } of flat.outputs) add(node, port)
  if (targets.size === 0 && (document.outputs ?? []).length === 0) {
    const taken = new Set<number>()
    for (const wires of incoming) for (const edge of wires.values()) taken.add(edge.from.node)
    flat.nodes.forEach((_, number) => {
      if (runs(number) && !taken.has(number)) targets.add(number)
    })
  }
  return { targets: ascending(targets), problems }
}

function ascending(numbers: ReadonlySet<number>): number[] {
  return [...numbers].sort((a, b) => a - b)
}
