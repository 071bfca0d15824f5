import { describe, expect, it } from 'vitest'
import {
  compile,
  formatWorkflow,
  parseWorkflow,
  validateWorkflow,
  type WorkflowDocument,
} from '../../engine/graph/index.ts'
import { sampleRegistry } from '../unit/graph/sample-nodes.ts'
import { graph, workflow } from '../unit/graph/sample-workflow.ts'
import { countWork } from './graph-count-work.ts'

type Nodes = Record<string, { type: string; params?: Record<string, unknown>; mode?: 'bypass' | 'mute' }>

function chain(size: number, rest: object = {}): WorkflowDocument {
  const nodes: Nodes = { n0: { type: 'value/number' }, end: { type: 'value/show' } }
  const wires = [`n${size - 1}.value -> end.value`]
  for (let at = 1; at < size; at++) {
    nodes[`n${at}`] = { type: 'value/add', ...rest }
    wires.push(`n${at - 1}.value -> n${at}.value`)
  }
  return workflow(nodes, wires)
}

const part = {
  version: 1,
  title: 'Part',
  inputs: [{ name: 'value', to: ['add', 'value'] as [string, string] }],
  outputs: [{ name: 'value', from: ['add', 'value'] as [string, string] }],
  ...graph({ add: { type: 'value/add' } }),
}

const shapes: Readonly<Record<string, (size: number) => WorkflowDocument>> = {
  chain,
  'bypassed chain': (size) => chain(size, { mode: 'bypass' }),
  'muted chain': (size) => chain(size, { mode: 'mute' }),
  'chain of wrong settings': (size) => chain(size, { params: { by: 'x', odd: 1 } }),
  'unwired nodes': (size) =>
    workflow(
      Object.fromEntries(
        Array.from({ length: size }, (_, at) => [`n${at}`, { type: 'sampling/dit-sampler' }]),
      ),
    ),
  'nodes of unknown type': (size) =>
    workflow(Object.fromEntries(Array.from({ length: size }, (_, at) => [`n${at}`, { type: 'magic/x' }]))),
  ring: (size) => {
    const document = chain(size)
    document.nodes['n0'] = { type: 'value/add', version: 1, params: {} }
    document.edges['back'] = { from: [`n${size - 1}`, 'value'], to: ['n0', 'value'] }
    return document
  },
  'one source, many takers, through a bypassed chain': (size) => {
    const nodes: Nodes = { n0: { type: 'value/number' } }
    const wires = []
    for (let at = 1; at < size / 2; at++) {
      nodes[`n${at}`] = { type: 'value/add', mode: 'bypass' }
      wires.push(`n${at - 1}.value -> n${at}.value`)
    }
    const last = Object.keys(nodes).at(-1)!
    for (let at = 0; at < size / 2; at++) {
      nodes[`s${at}`] = { type: 'value/show' }
      wires.push(`${last}.value -> s${at}.value`)
    }
    return workflow(nodes, wires)
  },
  'many wires into one port': (size) =>
    workflow(
      { n: { type: 'value/number' }, s: { type: 'value/show' } },
      Array.from({ length: size }, () => 'n.value -> s.value'),
    ),
  'many wires into one unknown node': (size) =>
    workflow(
      { n: { type: 'value/number' }, s: { type: 'magic/x' } },
      Array.from({ length: size }, (_, at) => `n.value -> s.p${at}`),
    ),
  'wires from nowhere': (size) =>
    workflow(
      { s: { type: 'value/show' } },
      Array.from({ length: size }, (_, at) => `gone${at}.value -> s.p${at}`),
    ),
  'ladder of switches': (size) => {
    const nodes: Nodes = { s0: { type: 'value/number' } }
    const wires = []
    for (let at = 1; at < size; at++) {
      nodes[`s${at}`] = { type: 'flow/switch' }
      wires.push(`s${at - 1}.value -> s${at}.on`, `s${at - 1}.value -> s${at}.off`)
    }
    return workflow(nodes, wires)
  },
  'loops in a row': (size) => {
    const nodes: Nodes = { l: { type: 'value/lines' } }
    const wires = []
    let last = 'l.counts'
    for (let at = 0; at < size / 3; at++) {
      Object.assign(nodes, {
        [`f${at}`]: { type: 'flow/for-each' },
        [`a${at}`]: { type: 'value/add' },
        [`c${at}`]: { type: 'flow/collect' },
      })
      wires.push(`${last} -> f${at}.items`, `f${at}.item -> a${at}.value`, `a${at}.value -> c${at}.item`)
      last = `c${at}.items`
    }
    return workflow(nodes, wires)
  },
  'instances in a row': (size) => {
    const nodes: Nodes = { n: { type: 'value/number' } }
    const wires = []
    let last = 'n.value'
    for (let at = 0; at < size / 2; at++) {
      nodes[`i${at}`] = { type: 'subgraph/part@1', params: {} }
      wires.push(`${last} -> i${at}.value`)
      last = `i${at}.value`
    }
    return workflow(nodes, wires, { subgraphs: { part } })
  },
  'one instance of many inputs': (size) => {
    const inner = graph(
      Object.fromEntries(Array.from({ length: size }, (_, at) => [`a${at}`, { type: 'value/add' }])),
    )
    const inputs = Array.from({ length: size }, (_, at) => ({
      name: `v${at}`,
      to: [`a${at}`, 'value'] as [string, string],
    }))
    const outputs = Array.from({ length: size }, (_, at) => ({
      name: `v${at}`,
      from: [`a${at}`, 'value'] as [string, string],
    }))
    const wires = inputs.map(({ name }) => `n.value -> i.${name}`)
    return workflow({ n: { type: 'value/number' }, i: { type: 'subgraph/wide@1' } }, wires, {
      subgraphs: { wide: { ...part, ...inner, inputs, outputs } },
      outputs: outputs.map(({ name }) => ({ name, from: ['i', name] as [string, string] })),
      inputs: outputs.map(({ name }) => ({ name, to: ['i', name] as [string, string] })),
    })
  },
  'many subgraphs in a ring': (size) => {
    const subgraphs = Object.fromEntries(
      Array.from({ length: size }, (_, at) => [
        `s${at}`,
        { ...part, ...graph({ add: { type: `subgraph/s${(at + 1) % size}@1` } }) },
      ]),
    )
    return workflow({ i: { type: 'subgraph/s0@1' } }, [], { subgraphs })
  },
}

describe('countWork', () => {
  it('sees a loop inside a loop', () => {
    const squared = (size: number) => () => {
      const list = Array.from({ length: size }, (_, at) => at)
      for (const item of list) list.indexOf(item)
    }
    expect(countWork(squared(1000)) / countWork(squared(100))).toBeGreaterThan(90)
  })
})

describe('work grows with the size of a workflow, not with its square', () => {
  it.each(Object.entries(shapes))('%s', (_, shape) => {
    const work = (size: number): number => {
      const document = shape(size)
      return countWork(() => {
        validateWorkflow(document, sampleRegistry)
        compile(document, sampleRegistry)
        parseWorkflow(formatWorkflow(document))
      })
    }
    const small = work(200)
    expect(small).toBeGreaterThan(200)
    expect(work(2000) / small).toBeLessThan(12)
  })

  it.each(['bypassed chain', 'ring'])('a %s of nearly 100,000 nodes is taken', (name) => {
    const document = shapes[name]!(99_000)
    const { problems } = compile(document, sampleRegistry)
    expect(problems.map(({ code }) => code)).toEqual(name === 'ring' ? ['graph.cycle'] : [])
  })
})
