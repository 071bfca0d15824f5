import { isParam } from '../define/index.ts'
import type { Problem } from './compiled.ts'
import type { DocumentNode, ExposedInput, ExposedOutput, WorkflowDocument } from './document.ts'
import type { NodeRegistry } from './registry.ts'
import { subgraphReference } from './subgraph-reference.ts'

interface Exposing {
  readonly nodes: Readonly<Record<string, DocumentNode>>
  readonly inputs?: readonly ExposedInput[] | undefined
  readonly outputs?: readonly ExposedOutput[] | undefined
}

/** Whether what a workflow and its subgraphs expose by name is there, and each name is used once. */
export function checkExposed(document: WorkflowDocument, registry: NodeRegistry): Problem[] {
  const problems: Problem[] = []
  const subgraphs = new Map(Object.entries(document.subgraphs ?? {}))
  const names = new Map<string, { inputs: Set<string>; outputs: Set<string> }>()
  for (const [id, { inputs, outputs }] of subgraphs) {
    names.set(id, { inputs: new Set(inputs.map(nameOf)), outputs: new Set(outputs.map(nameOf)) })
  }

  const check = (graph: Exposing, where: string, paramsOnly: boolean): void => {
    const report = (code: string, node: string, port: string, message: string): void => {
      problems.push({ code, severity: 'error', node, port, message })
    }
    const checkEnd = (
      name: string,
      side: 'inputs' | 'outputs',
      [id, port]: readonly [string, string],
    ): void => {
      const called = `The ${side === 'inputs' ? 'input' : 'output'} "${name}" of ${where}`
      const node = Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined
      if (!node) {
        report(
          'exposed.unknown-target',
          '',
          name,
          `${called} names "${id}", which is not in the graph. Remove it or point it elsewhere.`,
        )
        return
      }
      const path = graph === document ? id : ''
      const reference = subgraphReference(node.type)
      const definition = registry.get(node.type)
      const known = reference
        ? names.get(reference.id)?.[side].has(port)
        : definition && Object.hasOwn(definition[side], port)
      if (known === false) {
        report(
          'exposed.unknown-target',
          path,
          port,
          `${called} names "${port}", which "${id}" does not have. Remove it or point it elsewhere.`,
        )
        return
      }
      const slot = side === 'inputs' && known ? definition?.inputs[port] : undefined
      if (paramsOnly && slot && !isParam(slot)) {
        report(
          'exposed.not-a-setting',
          path,
          port,
          `${called} names "${port}" of "${id}", which takes a wire and cannot be set. Expose a setting instead.`,
        )
      }
    }
    const twice = (side: 'input' | 'output', all: readonly { name: string }[]): void => {
      const seen = new Set<string>()
      for (const { name } of all) {
        if (seen.has(name))
          report(
            'exposed.duplicate-name',
            '',
            name,
            `Two ${side}s of ${where} are named "${name}". Rename one.`,
          )
        seen.add(name)
      }
    }
    for (const { name, to, also } of graph.inputs ?? [])
      for (const end of [to, ...(also ?? [])]) checkEnd(name, 'inputs', end)
    for (const { name, from } of graph.outputs ?? []) checkEnd(name, 'outputs', from)
    twice('input', graph.inputs ?? [])
    twice('output', graph.outputs ?? [])
  }

  check(document, 'the workflow', true)
  for (const [id, subgraph] of subgraphs) check(subgraph, `the subgraph "${subgraph.title || id}"`, false)
  return problems
}

function nameOf({ name }: { readonly name: string }): string {
  return name
}
