import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  adviceOf,
  compile,
  formatWorkflow,
  parseWorkflow,
  type Problem,
  upgradeNodes,
  validateWorkflow,
  type WorkflowDocument,
} from '../../engine/graph/index.ts'
import { sampleRegistry } from '../unit/graph/sample-nodes.ts'
import { textToVideo } from '../unit/graph/sample-workflow.ts'
import { documents, mutate } from './graph-documents.ts'
import { kindFits } from './graph-kind-fits.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 287)
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300)

const fixture: unknown = JSON.parse(
  readFileSync(new URL('../unit/graph/fixtures/version-1.reelgraph.json', import.meta.url), 'utf8'),
)

/** What holds of every problem: a known code, a place, sentences that end. */
function expectWellFormed(problems: readonly Problem[]): void {
  for (const problem of problems) {
    expect(adviceOf(problem.code), problem.code).toBeDefined()
    expect(problem.message).toMatch(/^[\s\S]+[.!?…"]$/)
    expect(problem.message).not.toMatch(/undefined|\[object/)
    expect(['error', 'warning']).toContain(problem.severity)
  }
}

/** What holds of every workflow, right or wrong. */
function expectSound(document: WorkflowDocument): void {
  const before = structuredClone(document)
  const problems = validateWorkflow(document, sampleRegistry)
  expectWellFormed(problems)
  const compiled = compile(document, sampleRegistry)
  expectWellFormed(compiled.problems)
  if (!compiled.graph) expect(compiled.problems.some(({ severity }) => severity === 'error')).toBe(true)
  else if (!problems.some(({ severity }) => severity === 'error'))
    expect(compiled.problems.length).toBe(problems.length)
  if (compiled.graph) {
    const { nodes, order, outputs } = compiled.graph
    expect([...nodes.keys()]).toEqual(order)
    const done = new Set<string>()
    for (const path of order) {
      const node = nodes.get(path)!
      for (const [port, source] of Object.entries(node.sources)) {
        expect(done.has(source.node), `${path} before ${source.node}`).toBe(true)
        expect(kindFits(nodes.get(source.node)!, source, node, port)).toBe(true)
      }
      for (const [port, slot] of Object.entries(node.definition.inputs)) {
        if (slot.role === 'param') expect(node.params).toHaveProperty(port)
        else if (slot.required && !node.frozen) expect(node.sources).toHaveProperty(port)
      }
      for (const loop of node.loops) expect(done.has(loop)).toBe(true)
      done.add(path)
    }
    for (const path of outputs) expect(done.has(path)).toBe(true)
    for (const path of order.slice(0, 3)) {
      expect(compile(document, sampleRegistry, { targets: [path] }).graph?.order.at(-1)).toBe(path)
    }
  }
  upgradeNodes(document, sampleRegistry)
  expect(document).toEqual(before)
}

function expectParsed(source: unknown): void {
  const parsed = parseWorkflow(source)
  if (!parsed.document) {
    expect(parsed.problems.length).toBeGreaterThan(0)
    expectWellFormed(parsed.problems)
    return
  }
  const text = formatWorkflow(parsed.document)
  const again = parseWorkflow(text)
  expect(again.document).toEqual(parsed.document)
  expect(formatWorkflow(again.document!)).toBe(text)
  expectSound(parsed.document)
}

describe('fuzz: workflows', () => {
  beforeAll(() => {
    console.info(`FUZZ_SEED=${seed} FUZZ_RUNS=${numRuns}`)
  })

  it('parses any text or JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.json(), fc.string(), fc.anything()), (source) => {
        expectParsed(source)
        expectParsed({ format: 'reelgraph', version: 1, id: 'x', nodes: source })
        expectParsed({
          format: 'reelgraph',
          version: 1,
          id: 'x',
          nodes: {},
          subgraphs: { a: source },
          edges: source,
        })
      }),
      { seed, numRuns },
    )
  })

  it('takes a right workflow with anything done to it', () => {
    const picks = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 })
    const changes = fc.array(fc.tuple(picks, fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.constantFrom(fixture, textToVideo() as unknown), changes, (start, all) => {
        expectParsed(all.reduce((document, [path, value]) => mutate(document, path, value), start))
      }),
      { seed, numRuns: 2 * numRuns },
    )
  })

  it('judges and compiles any graph', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expectSound(document)
      }),
      { seed, numRuns: 2 * numRuns },
    )
  })
})
