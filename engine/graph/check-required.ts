import type { NodeDefinition } from '../define/index.ts'
import { nameOfKind, nameOfNode, nameOfPort } from './names.ts'
import { originOf, type Resolving } from './resolving.ts'

/**
 * Reports required inputs that nothing feeds, but for `unasked` ones, and settings whose wire has nothing to give.
 * `removed`: one comes from something muted, so the node does not run.
 */
export function checkRequired(
  number: number,
  definition: NodeDefinition,
  unasked: readonly string[],
  state: Resolving,
): 'runs' | 'removed' {
  const { flat, incoming, broken } = state.wiring
  const node = flat.nodes[number]!
  for (const port in definition.inputs) {
    const slot = definition.inputs[port]!
    if (slot.role !== 'param' && (!slot.required || unasked.includes(port))) continue
    const edge = incoming[number]!.get(port)
    const origin = edge && originOf(edge.from.node, edge.from.port, state)
    if (origin?.is === 'nothing') nothingToForward(origin.at, origin.port, state)
    if (slot.role === 'param') continue
    switch (origin?.is) {
      case 'output':
      case 'nothing':
        break
      case 'removed':
        state.problems.push({
          code: 'mute.removes',
          severity: 'warning',
          node: node.path,
          port,
          message: `This node does not run, because ${nameOfPort(definition, port)} comes from ${nameOfNode(origin.number, state.wiring)}, which is muted or left out.`,
        })
        return 'removed'
      case undefined: {
        if (broken.get(number)?.has(port)) break
        const kind = nameOfKind(slot.kind)
        state.problems.push({
          code: 'input.missing',
          severity: 'error',
          node: node.path,
          port,
          message: `${nameOfPort(definition, port)} needs a wire${kind === 'anything' ? '' : ` that carries ${kind}`}.`,
        })
      }
    }
  }
  return 'runs'
}

function nothingToForward(at: string, port: string, { problems, reported }: Resolving): void {
  const key = `${at}\n${port}`
  if (reported.has(key)) return
  reported.add(key)
  problems.push({
    code: 'bypass.nothing-to-forward',
    severity: 'error',
    node: at,
    port,
    message: `This node is bypassed and has nothing to pass on as ${nameOfPort(undefined, port)}. Wire its input, or stop bypassing it.`,
    fix: { do: 'set-mode', node: at, mode: undefined },
  })
}
