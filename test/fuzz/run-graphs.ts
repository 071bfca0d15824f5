import fc from 'fast-check'
import type { NodePath, Source } from '../../engine/graph/compiled.ts'
import type { NodeRun, Outputs } from '../../engine/run/index.ts'
import { buildGraph, type Placed, type TestGraph } from '../unit/run/graph-builder.ts'
import { add, choose, collect, constant, custom, forEach, numbers, sum } from '../unit/run/test-nodes.ts'

/** What a random node is made from; numbers pick among what is there by remainder. */
export interface Spec {
  readonly make:
    | 'constant'
    | 'list'
    | 'add'
    | 'sum'
    | 'each'
    | 'collect'
    | 'choose'
    | 'picky'
    | 'slow'
    | 'saved'
  readonly a: number
  readonly b: number
  readonly n: number
  readonly values: readonly number[]
}

/** A random graph with its targets, and what a plain recursive evaluation says about it. */
export interface Drawn extends TestGraph {
  readonly targets: readonly NodePath[]
  readonly placed: Record<string, Placed>
}

const made = [
  'constant',
  'list',
  'add',
  'sum',
  'each',
  'collect',
  'choose',
  'picky',
  'slow',
  'saved',
] as const

/** Random node lists; `buildDrawn` makes a valid graph of any of them. */
export const specs = fc.array(
  fc.record({
    make: fc.constantFrom(...made, 'add', 'add', 'each', 'each', 'collect', 'collect', 'choose'),
    a: fc.nat(999),
    b: fc.nat(999),
    n: fc.nat(20),
    values: fc.array(fc.integer({ min: -3, max: 12 }), { maxLength: 4, size: 'max' }),
  }),
  { minLength: 1, maxLength: 22, size: 'max' },
)

interface Port {
  readonly source: Source
  readonly list: boolean
  readonly loops: readonly NodePath[]
}

/** A node that refuses some values. */
const picky = custom('picky', ({ inputs }) => {
  if ((inputs.a ?? 0) === inputs.n) throw new Error(`not ${inputs.n}`)
  return { out: (inputs.a ?? 0) * 2 }
})
const slow = custom(
  'slow',
  async ({ inputs }) => {
    for (let turn = 0; turn < inputs.n % 4; turn++) await new Promise((resolve) => setImmediate(resolve))
    return { out: (inputs.a ?? 0) + inputs.n }
  },
  { concurrency: 'device' },
)
const saved = custom(
  'saved',
  async ({ inputs, key, services }) => {
    const { outputs } = services as {
      outputs: { find(key: string): unknown; save(request: unknown): unknown }
    }
    if (!(await outputs.find(key))) await outputs.save({ key, name: 'x' })
    return { out: (inputs.a ?? 0) + 1 }
  },
  { effect: true, concurrency: 'io' },
)
const plain = { add, picky, slow, saved }

/** Makes a valid graph: an input takes a port that may be joined with the others, or stays free. */
export function buildDrawn(list: readonly Spec[]): Drawn {
  const placed: Record<string, Placed> = {}
  const ports: Port[] = []
  const targets: NodePath[] = []
  const always: Spec[] = [{ make: 'list', a: 0, b: 0, n: 1, values: [4, 1, 4] }]
  ;[...always, ...list].forEach((spec, index) => {
    const path = `${spec.make}-${index}`
    const pick = (number: number, allowed: (port: Port) => boolean): Port | undefined => {
      const fitting = ports.filter(allowed)
      // The square prefers what is new, so that graphs grow deep and not only wide.
      const depth = (number / 1000) ** 2
      return fitting[fitting.length - 1 - Math.floor(depth * fitting.length)]
    }
    const put = (node: Placed, out: string, isList: boolean, loops: readonly NodePath[]): void => {
      placed[path] = { ...node, loops: out === 'item' ? loops.slice(0, -1) : loops }
      ports.push({ source: { node: path, port: out }, list: isList, loops })
      if (spec.n % 3 === 0) targets.push(path)
    }
    switch (spec.make) {
      case 'constant':
        return put({ node: constant, params: { value: spec.n } }, 'out', false, [])
      case 'list':
        return put({ node: numbers, params: { values: spec.values } }, 'out', true, [])
      case 'sum': {
        const from = pick(spec.a, (port) => port.list)
        return from && put({ node: sum, wires: { items: from.source } }, 'out', false, from.loops)
      }
      case 'each': {
        const from = pick(spec.a, (port) => port.list && port.loops.length < 3)
        return (
          from && put({ node: forEach, wires: { items: from.source } }, 'item', false, [...from.loops, path])
        )
      }
      case 'collect': {
        const from = pick(spec.a, (port) => port.loops.length > 0 && !port.list)
        return (
          from && put({ node: collect, wires: { item: from.source } }, 'items', true, from.loops.slice(0, -1))
        )
      }
      case 'choose': {
        const first = pick(spec.a, (port) => !port.list)
        const second = first && pick(spec.b, (port) => !port.list && joins(port, first))
        if (!first || !second) return
        const wires = { first: first.source, second: second.source }
        return put(
          { node: choose, wires, params: { useFirst: spec.n % 2 === 0 } },
          'out',
          false,
          longer(first, second),
        )
      }
      case 'add':
      case 'picky':
      case 'slow':
      case 'saved': {
        const a = pick(spec.a, () => true)
        if (!a) return
        const b = spec.make === 'add' ? pick(spec.b, (port) => joins(port, a)) : undefined
        const mapped = [...(a.list ? ['a'] : []), ...(b?.list ? ['b'] : [])]
        const wires = { a: a.source, ...(b && { b: b.source }) }
        const params = spec.make === 'add' ? { plus: spec.n } : { n: spec.n }
        const node = { node: plain[spec.make], wires, params, mapped }
        put(node, 'out', mapped.length > 0, b ? longer(a, b) : a.loops)
      }
    }
  })
  if (targets.length === 0) targets.push(Object.keys(placed)[0] ?? '')
  return { ...buildGraph(placed, targets), targets, placed }
}

function joins(a: Port, b: Port): boolean {
  const [short, long] = a.loops.length <= b.loops.length ? [a.loops, b.loops] : [b.loops, a.loops]
  return short.every((loop, index) => loop === long[index])
}

function longer(a: Port, b: Port): readonly NodePath[] {
  return a.loops.length >= b.loops.length ? a.loops : b.loops
}

type Scope = Readonly<Record<NodePath, number>>

/** The same by plain recursion: no cache, no order, no sharing. Throws where a node that is needed fails. */
export async function evaluate(drawn: Drawn, path: NodePath, scope: Scope): Promise<Outputs> {
  const { node, params = {}, wires = {}, mapped = [], loops = [] } = drawn.placed[path]!
  const { definition } = node
  const read = async (name: string): Promise<unknown> => {
    const source = wires[name] as Source | undefined
    if (!source) return undefined
    const from = drawn.placed[source.node]!
    const spread = from.node.definition.outputs[source.port]!.each
    const around = [...(from.loops ?? []), ...(spread ? [source.node] : [])]
    const value = async (at: Scope): Promise<unknown> => {
      const output = (await evaluate(drawn, source.node, at))[source.port]
      return spread && source.node in at ? (output as unknown[])[at[source.node]!] : output
    }
    if (definition.collect !== name) return value(scope)
    const loop = around.at(-1)!
    const length = await lengthOf(drawn, loop, scope)
    const items: unknown[] = []
    for (let index = 0; index < length; index++) items.push(await value({ ...scope, [loop]: index }))
    return items
  }
  const call = async (values: Record<string, unknown>): Promise<Outputs> => {
    const services = { outputs: { find: () => ({}), save: () => ({}) } }
    return (await (node.run as (context: unknown) => unknown)({ inputs: values, services })) as Outputs
  }
  const inputs: Record<string, unknown> = {}
  for (const [name, slot] of Object.entries(definition.inputs)) {
    if (slot.role === 'param') inputs[name] = slot.schema.parse(params[name])
    else inputs[name] = slot.lazy ? () => read(name) : await read(name)
  }
  void loops
  if (mapped.length === 0) return call(inputs)
  const lengths = mapped.map((name) => (inputs[name] as unknown[]).length)
  if (new Set(lengths).size > 1) throw new Error('lengths')
  const out: unknown[] = []
  for (let index = 0; index < lengths[0]!; index++) {
    const values = { ...inputs }
    for (const name of mapped) values[name] = (inputs[name] as unknown[])[index]
    out.push((await call(values))['out'])
  }
  return { out }
}

/** Every scope that a node runs in. */
export async function scopesOf(drawn: Drawn, loops: readonly NodePath[]): Promise<Scope[]> {
  let scopes: Scope[] = [{}]
  for (const loop of loops) {
    const inner: Scope[] = []
    for (const scope of scopes) {
      const length = await lengthOf(drawn, loop, scope)
      for (let index = 0; index < length; index++) inner.push({ ...scope, [loop]: index })
    }
    scopes = inner
  }
  return scopes
}

async function lengthOf(drawn: Drawn, loop: NodePath, scope: Scope): Promise<number> {
  return ((await evaluate(drawn, loop, scope))['item'] as unknown[]).length
}

/** An implementation table that notes the key of every call. */
export function noting(implementations: ReadonlyMap<string, NodeRun>, keys: string[]): Map<string, NodeRun> {
  const noted = new Map<string, NodeRun>()
  for (const [type, run] of implementations) {
    const call = run as (context: { key: string }) => unknown
    noted.set(type, (context: { key: string }) => {
      keys.push(context.key)
      return call(context)
    })
  }
  return noted
}
