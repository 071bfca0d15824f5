import { describe, expect, test } from 'vitest'
import { eventSchema } from '../../../engine/worker/event-schema.ts'
import { list, number, text, type Kind } from '../../../engine/define/index.ts'
import { compile, registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { freezeOutputs, MemoryBlobs, MemoryCache, type OutputPins } from '../../../engine/run/index.ts'
import { workflow } from '../graph/sample-workflow.ts'
import { buildGraph, observe, type Observed, type TestGraph } from './graph-builder.ts'
import { add, collect, constant, forEach, numbers, sum } from './test-nodes.ts'

const types = [add, collect, constant, forEach, numbers, sum]
const registry = registryOf(types.map(({ definition }) => definition))
const implementations = new Map(types.map(({ definition, run }) => [definition.type, run]))

function graphOf(document: WorkflowDocument): TestGraph {
  const { graph, problems } = compile(document, registry)
  if (!graph) throw new Error(JSON.stringify(problems))
  return { graph, implementations }
}

const nodes = {
  list: { type: 'test/list', params: { values: [4, 1] } },
  each: { type: 'test/add', params: { plus: 10 } },
  loop: { type: 'test/for-each' },
  all: { type: 'test/collect' },
  sum: { type: 'test/sum' },
}
const wires = [
  'list.out -> each.a',
  'each.out -> loop.items',
  'loop.item -> all.item',
  'all.items -> sum.items',
]

/** What a node gives, pinned by a run. */
async function pinsOf(node: string, blobs: MemoryBlobs): Promise<OutputPins> {
  const test = graphOf(workflow(nodes, wires))
  const run: Observed = await observe(test, {
    blobs,
    cache: new MemoryCache(1e6),
    keep: true,
    targets: [node],
  })
  const kept = run.events.find((event) => event.type === 'node.kept')
  return kept!.pins
}

describe('a frozen node', () => {
  test.each([
    ['each', 'list', { out: 'number[]' }],
    ['loop', 'each', { item: 'number[]', count: 'number' }],
    ['all', 'loop', { items: 'number[]' }],
  ])('%s is read as what it was, whatever became of what is before it', async (node, before, kinds) => {
    const blobs = new MemoryBlobs()
    const pins = await pinsOf(node, blobs)
    expect(Object.fromEntries(Object.entries(pins).map(([port, { kind }]) => [port, kind]))).toEqual(kinds)
    const frozen = { ...nodes, [node]: { ...nodes[node as 'each'], frozen: pins } }
    const { [before as 'list']: _, ...without } = frozen
    for (const left of [
      workflow(frozen, wires),
      workflow({ ...frozen, [before]: { ...nodes[before as 'list'], mode: 'mute' } }, wires),
      workflow(
        without,
        wires.filter((wire) => !wire.startsWith(`${before}.`) && !wire.includes(`-> ${before}.`)),
      ),
    ]) {
      const run = await observe(graphOf(left), { blobs })
      expect(run.error).toBeUndefined()
      expect(run.said.filter((said) => said.startsWith('cached'))).toEqual([`cached ${node}`])
      expect(run.values.get('sum')).toEqual({ out: 25 })
    }
  })

  test('does not follow what is wired to it later', async () => {
    const blobs = new MemoryBlobs()
    const pins = await freezeOutputs({ out: number }, { out: 13 }, blobs)
    const document = workflow({ ...nodes, each: { ...nodes.each, frozen: pins } }, wires)
    expect((await observe(graphOf(document), { blobs })).values.get('sum')).toEqual({ out: 13 })
  })

  test('that keeps something of another kind is a named error with both ways out', async () => {
    const blobs = new MemoryBlobs()
    const wrong = async (kind: Kind, value: unknown): Promise<unknown> => {
      const { out } = await freezeOutputs({ out: kind }, { out: value }, blobs)
      const { sha256, bytes } = out!
      const test = buildGraph({ one: { node: constant, frozen: { out: { sha256, bytes } } } }, ['one'])
      return (await observe(test, { blobs })).events.at(-1)
    }
    for (const last of [await wrong(text, 'a fox'), await wrong(list(number), [1])]) {
      expect(last).toMatchObject({
        error: {
          code: 'frozen.wrong-kind',
          subject: 'one',
          advice: expect.any(String),
          fixes: ['unfreeze', 'run-once'],
        },
      })
    }
  })

  test('says its kind to other processes', () => {
    const pins = { out: { sha256: 'a'.repeat(64), bytes: 8, kind: 'number' } }
    const event = { run: 'r', seq: 1, at: 1, type: 'node.kept', node: 'one', pins }
    expect(eventSchema.parse(event)).toEqual(event)
  })

  test.each(['nobody', 'number[', '[]', 'number[]x', '[]'.repeat(1000), 7, { id: 'number' }])(
    'is what it is declared to be where its pin says %j',
    (kind) => {
      const frozen = { out: { sha256: 'a'.repeat(64), bytes: 8, kind } }
      const { graph } = graphOf(workflow({ one: { type: 'test/constant', frozen } }))
      expect(graph.nodes.get('one')?.kinds?.['out']?.id).toBe('number')
    },
  )
})
