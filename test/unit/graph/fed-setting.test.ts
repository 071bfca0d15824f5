import { expect, it } from 'vitest'
import { setByName } from '../../../engine/graph/index.ts'
import { sampleRegistry } from './sample-nodes.ts'
import { graph, workflow } from './sample-workflow.ts'

const set = (document: Parameters<typeof setByName>[0], name: string) =>
  setByName(document, name, 9, sampleRegistry)
const nodes = { number: { type: 'value/number' }, sum: { type: 'value/add' } }

it('refuses a setting that a wire feeds, and names what feeds it and what to set', () => {
  const document = workflow(nodes, ['number.value -> sum.by'], {
    inputs: [
      { name: 'amount', to: ['sum', 'by'], label: 'Amount' },
      { name: 'both', to: ['sum', 'by'], also: [['number', 'value']], label: 'Both' },
    ],
  })
  const refused = {
    code: 'set.fed-by-wire',
    severity: 'error',
    node: 'sum',
    port: 'by',
    message:
      'By of Adds a number "sum" takes what Number "number" gives, so that a value of its own does nothing. Set number.value instead, or take the wire out.',
  }
  expect(set(document, 'sum.by').problem).toEqual({
    ...refused,
    message: refused.message.replace('Adds a number', 'Add'),
  })
  expect(set(document, 'amount').problem).toMatchObject({ code: 'set.fed-by-wire', node: 'sum' })
  // One of two that an input sets is taken.
  expect(set(document, 'both').document?.nodes['number']?.params).toEqual({ value: 9 })
  expect(set(document, 'number.value').problem).toBeUndefined()
  // Where no registry tells what a wire feeds, nothing is refused.
  expect(setByName(document, 'sum.by', 9).problem).toBeUndefined()
})

it('takes a value where what would feed it is muted', () => {
  const muted = { ...nodes, number: { type: 'value/number', mode: 'mute' as const } }
  expect(set(workflow(muted, ['number.value -> sum.by']), 'sum.by').problem).toBeUndefined()
})

it('sees the wire through instances, from outside and from inside', () => {
  const part = (wires: readonly string[]) => ({
    ...graph(nodes, wires),
    version: 1,
    title: 'Part',
    inputs: [{ name: 'amount', to: ['sum', 'by'] as [string, string] }],
    outputs: [],
  })
  const within = (inside: readonly string[], outside: readonly string[]) =>
    workflow({ number: { type: 'value/number' }, part: { type: 'subgraph/part@1' } }, outside, {
      subgraphs: { part: part(inside) },
    })
  const outer = within([], ['number.value -> part.amount'])
  const inner = within(['number.value -> sum.by'], [])
  for (const name of ['part.amount', 'part/sum.by']) {
    expect(set(outer, name).problem, name).toMatchObject({
      code: 'set.fed-by-wire',
      message: expect.stringContaining('Set number.value instead'),
    })
    expect(set(inner, name).problem, name).toMatchObject({
      code: 'set.fed-by-wire',
      message: expect.stringContaining('Set part/number.value instead'),
    })
    expect(set(within([], []), name).problem, name).toBeUndefined()
  }
})
