import { z } from 'zod'
import {
  boolean,
  defineNode,
  generic,
  input,
  list,
  number,
  optional,
  output,
  param,
  type Run,
} from '../../../engine/define/index.ts'
import type { TestNode } from './graph-builder.ts'

const anything = generic('T')

const constantNode = defineNode({
  type: 'test/constant',
  version: 1,
  title: 'Constant',
  summary: 'A number.',
  inputs: { value: param(z.number().default(1), { label: 'Value' }) },
  outputs: { out: output(number) },
})
const constantRun: Run<typeof constantNode> = ({ inputs }) => ({ out: inputs.value })
/** A number. */
export const constant = testNode(constantNode, constantRun)

const addNode = defineNode({
  type: 'test/add',
  version: 1,
  title: 'Add',
  summary: 'The sum of two numbers and a param.',
  inputs: {
    a: input(number),
    b: optional(number),
    plus: param(z.number().max(1000).default(0), { label: 'Plus' }),
  },
  outputs: { out: output(number) },
})
const addRun: Run<typeof addNode> = ({ inputs }) => ({ out: inputs.a + (inputs.b ?? 0) + inputs.plus })
/** The sum of two numbers and a param. */
export const add = testNode(addNode, addRun)

const listNode = defineNode({
  type: 'test/list',
  version: 1,
  title: 'List',
  summary: 'A list of numbers.',
  inputs: { values: param(z.array(z.number()).default([]), { label: 'Values' }) },
  outputs: { out: output(list(number)) },
})
const listRun: Run<typeof listNode> = ({ inputs }) => ({ out: inputs.values })
/** A list of numbers. */
export const numbers = testNode(listNode, listRun)

const sumNode = defineNode({
  type: 'test/sum',
  version: 1,
  title: 'Sum',
  summary: 'The sum of a list.',
  inputs: { items: input(list(number)) },
  outputs: { out: output(number) },
})
const sumRun: Run<typeof sumNode> = ({ inputs }) => ({ out: inputs.items.reduce((a, b) => a + b, 0) })
/** The sum of a list. */
export const sum = testNode(sumNode, sumRun)

const forEachNode = defineNode({
  type: 'test/for-each',
  version: 1,
  title: 'For Each',
  summary: 'Spreads a list.',
  inputs: { items: input(list(anything)) },
  outputs: { item: output(anything, { each: true }), count: output(number) },
})
/** Spreads a list. */
export const forEach = testNode(forEachNode, ({ inputs }: { inputs: { items: unknown[] } }) => ({
  item: inputs.items,
  count: inputs.items.length,
}))

const collectNode = defineNode({
  type: 'test/collect',
  version: 1,
  title: 'Collect',
  summary: 'Gathers a loop.',
  inputs: { item: input(anything) },
  outputs: { items: output(list(anything)) },
  collect: 'item',
})
/** Gathers a loop. */
export const collect = testNode(collectNode, ({ inputs }: { inputs: { item: unknown[] } }) => ({
  items: inputs.item,
}))

const chooseNode = defineNode({
  type: 'test/choose',
  version: 1,
  title: 'Choose',
  summary: 'Asks for one of two.',
  inputs: {
    first: optional(number, { lazy: true }),
    second: optional(number, { lazy: true }),
    which: optional(boolean),
    useFirst: param(z.boolean().default(true), { label: 'Use first' }),
  },
  outputs: { out: output(number) },
  asks: ({ useFirst }) => (useFirst === undefined ? undefined : [useFirst ? 'first' : 'second']),
})
const chooseRun: Run<typeof chooseNode> = async ({ inputs }) => ({
  out: (await ((inputs.which ?? inputs.useFirst) ? inputs.first() : inputs.second())) ?? 0,
})
/** Asks for one of two. */
export const choose = testNode(chooseNode, chooseRun)

/** A node type of its own with one optional input `a`, params `n`, and what it does. */
export function custom(
  name: string,
  run: (context: {
    inputs: { a?: number; n: number }
    signal: AbortSignal
    key: string
    [other: string]: unknown
  }) => unknown,
  extra: Partial<Parameters<typeof defineNode>[0]> = {},
): TestNode {
  return testNode(
    defineNode({
      type: `test/${name}`,
      version: 1,
      title: 'Custom',
      summary: 'Does as the test says.',
      inputs: { a: optional(number), n: param(z.number().default(0), { label: 'N' }) },
      outputs: { out: output(number) },
      ...extra,
    }),
    run,
  )
}

function testNode(definition: unknown, run: unknown): TestNode {
  return { definition, run } as TestNode
}
