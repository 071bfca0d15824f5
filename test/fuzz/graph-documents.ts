import fc from 'fast-check'
import { type Kind, type NodeDefinition, portKindOf } from '../../engine/define/index.ts'
import { type DocumentNode, fitKind, type WorkflowDocument } from '../../engine/graph/index.ts'
import { sampleNodes } from '../unit/graph/sample-nodes.ts'

/** Decisions drawn from a list of numbers, so that fast-check can shrink what was built from them. */
class Tape {
  readonly #numbers: readonly number[]
  #at = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  below(bound: number): number {
    return (this.#numbers[this.#at++] ?? 0) % Math.max(1, bound)
  }

  /** True once in `many`; false when the tape has run out. */
  once(many: number): boolean {
    return this.below(many) === many - 1
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }
}

interface Port {
  readonly node: string
  readonly name: string
  readonly kind: Kind
}

interface Built {
  readonly nodes: Record<string, DocumentNode>
  readonly edges: WorkflowDocument['edges']
  readonly layout: WorkflowDocument['layout']
  readonly outputs: readonly Port[]
  /** Inputs that nothing was wired to. */
  readonly free: readonly Port[]
}

const definitions: readonly NodeDefinition[] = Object.values(sampleNodes)
const sources = ['number', 'text', 'lines', 'loadModel', 'image'] as const
const hash = 'f'.repeat(64)
const oddValues = [0, -1, 1e9, 0.5, '', 'x', true, null, [], { a: 1 }, 'euler', 20, 13, 'fail']

/** A graph that mostly fits: inputs wired to earlier outputs of their kind, and now and then something wrong. */
function build(tape: Tape, size: number, instances: readonly Instance[]): Built {
  const nodes: Record<string, DocumentNode> = {}
  const edges: WorkflowDocument['edges'] = {}
  const outputs: Port[] = []
  const free: Port[] = []
  const wire = (from: readonly [string, string], to: readonly [string, string]): void => {
    edges[`e${Object.keys(edges).length}`] = { from: [...from], to: [...to] }
  }
  const connect = (port: Port, chance: number, latest = false): void => {
    const fitting = outputs.filter(({ kind }) => fitKind(kind, port.kind) ?? kind.variable !== undefined)
    const choice = tape.once(40) ? outputs : fitting
    if (choice.length === 0 || tape.once(chance)) free.push(port)
    else {
      const source = latest || tape.once(3) ? choice.at(-1)! : tape.of(choice)
      wire([source.node, source.name], [port.node, port.name])
    }
  }
  const add = (definition: NodeDefinition, latest = false): void => {
    const id = `n${Object.keys(nodes).length}`
    const node: DocumentNode = { type: definition.type, version: definition.version, params: {} }
    nodes[id] = node
    for (const [name, slot] of Object.entries(definition.inputs)) {
      if (slot.role === 'param') {
        const kind = portKindOf(slot)
        if (kind && tape.once(8)) connect({ node: id, name, kind }, 9)
        if (tape.once(50)) node.params[name] = tape.of(oddValues)
      } else connect({ node: id, name, kind: slot.kind }, slot.required ? 40 : 3, latest)
    }
    if (tape.once(14)) node.mode = tape.of(['bypass', 'mute'])
    if (tape.once(20)) {
      node.frozen = Object.fromEntries(
        Object.keys(definition.outputs).map((name) => [name, { sha256: hash, bytes: 8 }]),
      )
      if (tape.once(8)) node.frozen['value'] = { sha256: 'short', bytes: -1 }
    }
    if (tape.once(60)) node.version = 1 + tape.below(3)
    if (tape.once(60)) node.type = tape.of(['magic/unknown', 'subgraph/gone@1', 'subgraph/s0@7'])
    for (const [name, { kind }] of Object.entries(definition.outputs)) outputs.push({ node: id, name, kind })
  }
  const instantiate = ({ type, inputs, gives }: Instance): void => {
    const id = `n${Object.keys(nodes).length}`
    nodes[id] = { type, version: 1, params: tape.once(6) ? { p0: tape.of(oddValues) } : {} }
    if (tape.once(8)) nodes[id].mode = tape.of(['bypass', 'mute'])
    for (const [name, kind] of inputs) connect({ node: id, name, kind }, 30)
    for (const [name, kind] of gives) outputs.push({ node: id, name, kind })
  }

  for (const name of sources) add(sampleNodes[name])
  add(sampleNodes.emptyClip)
  for (let count = 0; count < size; count++) {
    if (instances.length > 0 && tape.once(5)) instantiate(tape.of(instances))
    else if (tape.once(7))
      for (const name of ['forEach', 'add', 'collect'] as const) add(sampleNodes[name], true)
    else add(tape.of(definitions))
  }
  const ids = Object.keys(nodes)
  if (tape.once(12) && outputs.length > 0 && free.length > 0) {
    const [from, to] = [tape.of(outputs), tape.of(free)]
    wire([from.node, from.name], [to.node, to.name])
  }
  if (tape.once(25)) wire([tape.of(ids), 'gone'], [tape.of(ids), 'value'])
  if (tape.once(25)) wire(['gone', 'value'], [tape.of(ids), '__proto__'])
  return { nodes, edges, layout: { nodes: {} }, outputs, free }
}

interface Instance {
  readonly type: string
  readonly inputs: readonly (readonly [string, Kind])[]
  readonly gives: readonly (readonly [string, Kind])[]
}

function subgraphOf(id: string, tape: Tape, inside: readonly Instance[]) {
  const { nodes, edges, layout, outputs, free } = build(tape, tape.below(4), inside)
  const open = free.slice(0, 4)
  const shown = outputs.slice(-3)
  const body = {
    version: 1,
    title: id,
    inputs: open.map(({ node, name }, index) => ({
      name: `p${index}`,
      to: [node, name] as [string, string],
    })),
    outputs: shown.map(({ node, name }, index) => ({
      name: `p${index}`,
      from: [node, name] as [string, string],
    })),
    nodes,
    edges,
    layout,
  }
  const instance: Instance = {
    type: `subgraph/${id}@1`,
    inputs: open.map(({ kind }, index) => [`p${index}`, kind] as const),
    gives: shown.map(({ kind }, index) => [`p${index}`, kind] as const),
  }
  return { body, instance }
}

/** Workflows of right shape: mostly sound, with modes, pins, loops, lists, subgraphs, and any sort of mistake in some. */
export const documents: fc.Arbitrary<WorkflowDocument> = fc
  .array(fc.nat(100_000), { minLength: 40, maxLength: 400, size: 'max' })
  .map((numbers) => {
    const tape = new Tape(numbers)
    const ring: Instance[] = tape.once(15) ? [{ type: 'subgraph/s1@1', inputs: [], gives: [] }] : []
    const inner = subgraphOf('s0', tape, ring)
    const outer = subgraphOf('s1', tape, [inner.instance, ...ring])
    const { nodes, edges, layout, outputs } = build(tape, 1 + tape.below(14), [
      inner.instance,
      outer.instance,
    ])
    const shown = tape.once(3) ? [tape.of(outputs)] : []
    return {
      format: 'reelgraph' as const,
      version: 1 as const,
      id: 'fuzz',
      meta: {},
      nodes,
      edges,
      layout,
      subgraphs: { s0: inner.body, s1: outer.body },
      inputs: tape.once(4)
        ? [
            {
              name: 'value',
              to: [tape.of(Object.keys(nodes)), tape.of(['value', 'text', 'seed'])] as [string, string],
            },
          ]
        : [],
      outputs: shown.map(({ node, name }) => ({ name: 'result', from: [node, name] as [string, string] })),
    }
  })

/** A change somewhere in a JSON value: a part replaced, removed, or put in a second place. */
export function mutate(root: unknown, picks: readonly number[], replacement: unknown): unknown {
  const copy: unknown = structuredClone(root)
  let at: unknown = copy
  for (const pick of picks) {
    if (typeof at !== 'object' || at === null) break
    const keys = Object.keys(at)
    if (keys.length === 0) break
    const key = keys[pick % keys.length]!
    const holder = at as Record<string, unknown>
    const inner = holder[key]
    if (typeof inner === 'object' && inner !== null && pick % 7 > 1) {
      at = inner
      continue
    }
    if (pick % 3 === 0) delete holder[key]
    else if (pick % 3 === 1) holder[key] = structuredClone(replacement)
    else holder[`${key}-2`] = structuredClone(inner)
    break
  }
  return copy
}
