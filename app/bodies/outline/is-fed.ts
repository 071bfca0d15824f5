import type { GraphView, InputView, NodeView } from '../../document/index.ts'

/** Which nodes of a graph a run leaves out, as far as it was asked. */
const judged = new WeakMap<GraphView, Map<NodeView, boolean>>()

/**
 * Whether a run takes what is wired to an input. A wire from a node that is muted, or that needs what is left out, counts
 * as none; so does one into a port from a bypassed node that has nothing to pass on. See `engine/graph/resolve.ts`.
 */
export function isFed(view: GraphView, node: NodeView, name: string): boolean {
  const input = node.inputs.find((candidate) => candidate.name === name)
  if (input?.edge === undefined) return false
  const source = originOf(view, input)
  return source ? !isLeftOut(view, source) : input.isParam || input.fault !== undefined
}

/** The node that makes what comes into an input, bypassed ones seen through; undefined where one has nothing to pass on. */
function originOf(view: GraphView, { edge }: InputView): NodeView | undefined {
  for (let steps = 0; edge !== undefined && steps <= view.nodes.size; steps++) {
    const [id = '', port] = view.edges.get(edge)?.from ?? []
    const source = view.nodes.get(id)
    if (source?.standing !== 'bypassed') return source
    const pair = source.forwards.find(([output]) => output === port)
    edge = source.inputs.find(({ name }) => name === pair?.[1])?.edge
  }
  return undefined
}

function isLeftOut(view: GraphView, node: NodeView): boolean {
  const known = judged.get(view) ?? new Map<NodeView, boolean>()
  judged.set(view, known)
  const leftOut = (input: InputView): boolean => known.get(originOf(view, input)!) ?? false
  const pending = known.has(node) ? [] : [node]
  for (let at = pending.at(-1); at; at = pending.at(-1)) {
    const wired = wiresThatCount(at)
    const first = !known.has(at)
    // What waits for itself is not left out for that.
    if (first) known.set(at, false)
    const before = first ? wired.flatMap((input) => originOf(view, input) ?? []) : []
    const unknown = before.filter((source) => !known.has(source))
    pending.push(...unknown)
    if (unknown.length > 0) continue
    pending.pop()
    // A switch does without what it does not pass on, unless that is known in the run only.
    const settled = at.node.type === 'flow/switch' && wired.every((input) => !input.isParam || leftOut(input))
    const unasked = settled && (at.node.params['useFirst'] === false ? 'first' : 'second')
    const needed = wired.filter(({ required, name }) => required && name !== unasked)
    known.set(at, at.standing === 'muted' || needed.some(leftOut))
  }
  return known.get(node)!
}

/** The wired inputs that say whether a node runs. */
function wiresThatCount({ standing, face, node, inputs }: NodeView): readonly InputView[] {
  if (standing !== 'on' || !face?.definition) return []
  const isSwitch = node.type === 'flow/switch'
  return inputs.filter(
    ({ edge, required, isParam }) => edge !== undefined && (required || (isSwitch && isParam)),
  )
}
