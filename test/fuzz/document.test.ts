import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DocumentStore,
  type EdgeView,
  GraphReader,
  type NodeView,
  openWorkflow,
  exportWorkflow,
  repair,
} from '../../app/document/index.ts'
import {
  compile,
  formatWorkflow,
  parseWorkflow,
  validateWorkflow,
  type WorkflowDocument,
} from '../../engine/graph/index.ts'
import { sampleRegistry } from '../unit/graph/sample-nodes.ts'
import { textToVideo } from '../unit/graph/sample-workflow.ts'
import { randomEdit } from './document-edits.ts'
import { documents, mutate } from './graph-documents.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 287)
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60)
const numbers = fc.array(fc.nat(100_000), { minLength: 6, maxLength: 12 })
const edits = fc.array(numbers, { minLength: 1, maxLength: 30, size: 'max' })
const starts = fc.oneof(documents, fc.constant(textToVideo()))

/** A workflow as bytes: key orders count, they mean something. */
const bytes = (document: WorkflowDocument): string => JSON.stringify(document)

/** A view with kinds and faces by name, for a list kind is made anew each time. */
function shown(view: NodeView | EdgeView): unknown {
  return JSON.parse(
    JSON.stringify(view, (key, value: unknown) => {
      if (key === 'kind') return (value as { id: string }).id
      return key === 'face' ? (value as { type: string }).type : value
    }),
  )
}

/** What a reader that saw every step shows is what one shows that sees the workflow for the first time. */
function expectFresh(document: WorkflowDocument, reader: GraphReader): void {
  const fresh = new GraphReader(sampleRegistry)
  for (const inside of [undefined, ...Object.keys(document.subgraphs ?? {})]) {
    const [kept, made] = [reader.read(document, inside)!, fresh.read(document, inside)!]
    expect([...kept.nodes.keys()]).toEqual([...made.nodes.keys()])
    for (const [id, view] of made.nodes) expect(shown(kept.nodes.get(id)!), id).toEqual(shown(view))
    expect([...kept.edges.values()].map(shown)).toEqual([...made.edges.values()].map(shown))
  }
}

describe('random edits', () => {
  it('lead back and forth exactly, and every workflow on the way is sound', () => {
    fc.assert(
      fc.property(starts, edits, (start, sequence) => {
        const store = new DocumentStore(start, sampleRegistry, () => 0)
        const { reader } = store.context
        for (const picks of sequence) {
          const inGesture = picks[0]! % 5 === 0
          if (inGesture) store.begin('Gesture')
          store.run(randomEdit(store.document, picks))
          if (inGesture) store.run(randomEdit(store.document, picks.toReversed()))
          if (picks[1]! % 7 === 0) store.cancel()
          else if (picks[1]! % 3 > 0) store.commit()
          if (picks[2]! % 11 === 0) store.undo()
          const { document, problems } = parseWorkflow(store.document)
          expect(problems).toBeUndefined()
          expect(formatWorkflow(document!)).toBe(formatWorkflow(store.document))
          if (picks[3]! % 3 === 0) expectFresh(store.document, reader)
        }
        store.commit()
        while (store.redo());
        const end = bytes(store.document)
        expect(bytes(JSON.parse(end) as WorkflowDocument)).toBe(end)
        expectFresh(store.document, reader)
        const mended = repair(store.document, sampleRegistry)
        expect(repair(mended, sampleRegistry)).toBe(mended)
        expect(parseWorkflow(mended).problems).toBeUndefined()

        while (store.undo());
        expect(bytes(store.document)).toBe(bytes(start))
        expectFresh(store.document, reader)
        while (store.redo());
        expect(bytes(store.document)).toBe(end)
        while (store.undo());
        expect(bytes(store.document)).toBe(bytes(start))
      }),
      { seed, numRuns },
    )
  })
})

describe('the kinds that the canvas shows', () => {
  it('are those that the compiler finds, and its ghosts are the validator’s', () => {
    let compared = 0
    fc.assert(
      fc.property(documents, (document) => {
        const plain = { ...document, nodes: { ...document.nodes } }
        for (const [id, node] of Object.entries(plain.nodes))
          if (node.type.startsWith('subgraph/') || node.mode === 'mute') delete plain.nodes[id]
        const problems = validateWorkflow(plain, sampleRegistry)
        if (problems.some(({ code }) => code === 'graph.cycle')) return
        const view = new GraphReader(sampleRegistry).read(plain, undefined)!
        const told = problems.filter(({ code }) => code.startsWith('edge.')).map(({ edge }) => edge)
        const ghosts = [...view.edges.values()].filter(({ fault }) => fault !== undefined).map(({ id }) => id)
        expect(new Set(ghosts)).toEqual(new Set(told))
        const { graph } = compile(plain, sampleRegistry)
        for (const [path, node] of graph?.nodes ?? []) {
          const known = view.kinds.kinds.get(path)!
          for (const [port, kind] of Object.entries(node.kinds!))
            expect(known.outputs.get(port)?.id).toBe(kind.id)
          for (const [port, { conversion }] of Object.entries(node.sources))
            expect(known.inputs.get(port)!.conversion?.id).toBe(conversion)
          if (!node.frozen) for (const port of node.mapped) expect(known.inputs.get(port)!.mapped).toBe(true)
          compared++
        }
      }),
      { seed, numRuns: numRuns * 3 },
    )
    expect(compared).toBeGreaterThan(numRuns)
  })
})

describe('broken files', () => {
  it('open as far as they go, without a throw, and what opens can be saved and opened again', () => {
    fc.assert(
      fc.property(documents, numbers, fc.jsonValue(), (document, picks, value) => {
        const source = mutate(document, picks, value)
        const opened = openWorkflow(source, sampleRegistry)
        if (!opened.document) return
        expect(parseWorkflow(opened.document).problems).toBeUndefined()
        const saved: unknown = JSON.parse(exportWorkflow(opened.document))
        const again = openWorkflow(saved, sampleRegistry)
        expect(again.document).toBeDefined()
        if (!opened.whole) {
          const before = JSON.parse(JSON.stringify(source)) as Record<string, unknown>
          for (const part of ['nodes', 'edges', 'meta', 'subgraphs', 'layout', 'inputs'])
            if (part in before) expect((saved as Record<string, unknown>)[part]).toEqual(before[part])
        }
      }),
      { seed, numRuns: numRuns * 2 },
    )
  })
})
