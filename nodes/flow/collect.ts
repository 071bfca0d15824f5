import { defineNode, generic, input, list, output } from '../../engine/define/index.ts'

const anything = generic('T')

/** Ends a For Each: its results become one list, in order. */
export const collect = defineNode({
  type: 'flow/collect',
  version: 1,
  title: 'Collect',
  summary: 'Gathers the results of a For Each into one list.',
  help:
    'Wire the last node of what runs for each item into Item. Collect waits for all of them and gives one list in the ' +
    'order of the items. Concatenate takes such a list of videos and puts them one after another.',
  icon: 'list-collapse',
  inputs: { item: input(anything, { label: 'Item', help: 'The result to gather, once for each item.' }) },
  outputs: { items: output(list(anything), { label: 'Items' }) },
  collect: 'item',
  concurrency: 'io',
})
