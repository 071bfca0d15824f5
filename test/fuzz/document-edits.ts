import {
  addFrame,
  addNode,
  addNote,
  addOnWire,
  align,
  applyFix,
  changeNote,
  colourNodes,
  type Command,
  connect,
  describeWorkflow,
  detachInstance,
  disconnect,
  distribute,
  dropOnNode,
  duplicate,
  exposeInput,
  exposeOutput,
  freeze,
  type Inside,
  insertOnWire,
  makeSubgraph,
  move,
  type NewSubgraph,
  publishSubgraph,
  pullOut,
  remove,
  removeSubgraph,
  renameExposed,
  renameNode,
  renameSubgraph,
  routeWire,
  setDice,
  setParam,
  showAsPort,
  subgraphFragment,
  toggleMode,
  together,
  unexpose,
  unfreeze,
  unpackSubgraph,
  updateSubgraph,
} from '../../app/document/index.ts'
import { validateWorkflow, type WorkflowDocument } from '../../engine/graph/index.ts'
import { sampleNodes, sampleRegistry } from '../unit/graph/sample-nodes.ts'

const types = Object.values(sampleNodes).map(({ type }) => type)
const ports = [
  'value',
  'text',
  'clip',
  'model',
  'seed',
  'steps',
  'video',
  'on',
  'which',
  'items',
  'item',
  'prompt',
  'p0',
  'p1',
]
const values = [0, -1, 0.5, 'x', '', true, null, [1], { a: [] }, 20, undefined]
const hash = { clip: { sha256: 'a'.repeat(64), bytes: 3 } }

/** Picks what an edit is about out of what is there, by numbers, so that fast-check can shrink a sequence. */
export function randomEdit(document: WorkflowDocument, numbers: readonly number[]): Command {
  let at = 0
  const below = (bound: number): number => (numbers[at++ % numbers.length] ?? 0) % Math.max(1, bound)
  const of = <T>(items: readonly T[]): T => items[below(items.length)]!
  const definitions = Object.keys(document.subgraphs ?? {})
  const inside: Inside = definitions.length > 0 && below(4) === 3 ? of(definitions) : undefined
  const graph = inside === undefined ? document : document.subgraphs![inside]!
  const nodes = Object.keys(graph.nodes)
  const edges = Object.keys(graph.edges)
  const node = (): string => (nodes.length === 0 || below(30) === 29 ? 'gone' : of(nodes))
  const some = (): string[] =>
    Array.from({ length: 1 + below(4) }, node).filter((id, i, all) => all.indexOf(id) === i)
  const edge = (): string => (edges.length > 0 ? of(edges) : 'gone')
  const point = (): { x: number; y: number } => ({ x: below(2000), y: below(2000) })
  const port = (id: string): string => {
    const { type } = graph.nodes[id] ?? { type: '' }
    const definition = sampleRegistry.get(type)
    return below(10) === 9 || !definition
      ? of(ports)
      : of([...Object.keys(definition.inputs), ...Object.keys(definition.outputs), 'value'])
  }
  const boxes = (): Record<string, { x: number; y: number; w: number; h: number }> =>
    Object.fromEntries(some().map((id) => [id, { ...point(), w: 200, h: 80 }]))
  const type = (): string =>
    definitions.length > 0 && below(5) === 4 ? `subgraph/${of(definitions)}@1` : of(types)
  const [a, b] = [node(), node()]
  const labels = (): Pick<NewSubgraph, 'labels'> => {
    if (below(2) === 0) return {}
    const given = Object.fromEntries(ports.map((name) => [name, of(['', 'In', 'Ein Wort'])]))
    return { labels: { inputs: given, outputs: given } }
  }

  const edits: readonly (() => Command)[] = [
    () => addNode(inside, type(), point()),
    () =>
      addNode(inside, type(), point(), { wire: { node: a, port: port(a), side: of(['input', 'output']) } }),
    () => remove(inside, { nodes: some() }, below(2) === 1),
    () =>
      remove(inside, { edges: [edge()], frames: Object.keys(graph.layout.groups ?? {}), notes: ['note'] }),
    () => pullOut(inside, some()),
    () =>
      move(inside, {
        nodes: Object.fromEntries(some().map((id) => [id, point()])),
        wires: { [edge()]: [point()] },
      }),
    () => connect(inside, [a, port(a)], [b, port(b)]),
    () => connect(inside, [a, port(a)], [b, port(b)]),
    () => dropOnNode(inside, { node: a, port: port(a), side: of(['input', 'output']) }, b),
    () => disconnect(inside, [edge(), edge()]),
    () => routeWire(inside, edge(), Array.from({ length: below(3) }, point)),
    () => insertOnWire(inside, edge(), a),
    () => addOnWire(inside, edge(), type(), point()),
    () => duplicate(inside, { nodes: some() }, { inbound: below(2) === 1 }),
    () => setParam(inside, a, port(a), of(values)),
    () => setParam(inside, a, port(a), of(values)),
    () => setDice(inside, a, 'seed', below(2) === 1),
    () => showAsPort(inside, a, port(a), below(2) === 1),
    () => toggleMode(inside, some(), of(['mute', 'bypass'])),
    () => freeze(inside, a, hash),
    () => unfreeze(inside, some()),
    () => renameNode(inside, a, of(['', 'One', 'Zwei'])),
    () => colourNodes(inside, some(), of(['red', undefined])),
    () => addFrame(inside, { ...point(), w: 100, h: 100 }, of(['Frame', ''])),
    () =>
      together('Note', [
        addNote(inside, { ...point(), w: 9, h: 9 }),
        changeNote(inside, 'note', { text: 'hi' }),
      ]),
    () => align(inside, boxes(), of(['left', 'middle', 'bottom'])),
    () => distribute(inside, boxes(), of(['across', 'down'])),
    () => exposeInput(inside, a, port(a)),
    () => exposeOutput(inside, a, port(a)),
    () => unexpose(inside, of(['inputs', 'outputs']), of(ports)),
    () => renameExposed(inside, of(['inputs', 'outputs']), of(ports), of(['p1', 'other', 'value'])),
    () => makeSubgraph(inside, some(), { title: of(['Part', 'Film']), expose: [[a, port(a)]], ...labels() }),
    () => unpackSubgraph(inside, a),
    () => publishSubgraph(of([...definitions, 'gone']), below(3)),
    () => {
      const id = of([...definitions, 'gone'])
      const fragment = subgraphFragment(document, id)
      const other = fragment?.subgraphs?.[of(definitions)]
      return fragment && other
        ? updateSubgraph(id, { ...fragment, subgraphs: { ...fragment.subgraphs, [id]: other } })
        : publishSubgraph(id)
    },
    () => renameSubgraph(of([...definitions, 'gone']), of(['Part', ''])),
    () => removeSubgraph(of([...definitions, 'gone'])),
    () => detachInstance(inside, a),
    () => describeWorkflow({ title: of(['A', 'B']) }),
    () => {
      const fixes = validateWorkflow(document, sampleRegistry).flatMap(({ fix }) => fix ?? [])
      return fixes.length > 0 ? applyFix(of(fixes)) : describeWorkflow({ author: 'nobody' })
    },
  ]
  return of(edits)()
}
