import { z } from 'zod'
import { defineNode, generic, integer, list, optional, output, param } from '../../engine/define/index.ts'

/** Runs what follows once for every item of a list, or once for every number of a count. */
export const forEach = defineNode({
  type: 'flow/for-each',
  version: 1,
  title: 'For Each',
  summary: 'Runs the nodes after it once for each item.',
  help:
    'Wire a list into Items and the nodes after this one run once for each item. Without a list it counts: Count numbers ' +
    'from First up, so First 100 and Count 4 give 100 to 103. Wire Index to Seed of a sampler and you get the ' +
    'same prompt with four seeds.\n\n' +
    'What follows runs for every item up to a Collect node, which makes one list of the results.',
  icon: 'repeat',
  inputs: {
    items: optional(list(generic('T')), { label: 'Items', help: 'The list to go through.' }),
    first: param(z.number().int().min(0).max(9_007_199_250_000_000).default(0), {
      label: 'First',
      help: 'The first number that Index gives.',
    }),
    count: param(z.number().int().min(1).max(1000).default(4), {
      label: 'Count',
      help: 'How many numbers to count without a list.',
    }),
  },
  outputs: {
    item: output(generic('T', { unbound: integer }), {
      label: 'Item',
      help: 'One item of the list, or a number.',
      each: true,
    }),
    index: output(integer, { label: 'Index', help: 'The number of the item, from First up.', each: true }),
  },
  concurrency: 'io',
})
