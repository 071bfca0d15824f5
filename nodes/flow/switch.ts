import { z } from 'zod'
import { defineNode, generic, input, output, param } from '../../engine/define/index.ts'

const anything = generic('T')

/** Passes one of two values on; what is not chosen does not run. */
export const switchNode = defineNode({
  type: 'flow/switch',
  version: 1,
  title: 'Switch',
  summary: 'Passes on one of two inputs.',
  help:
    'Both inputs take anything, of the same kind. The one that is not chosen does not run, so it costs nothing and may be ' +
    'unfinished.',
  icon: 'split',
  inputs: {
    first: input(anything, { label: 'First', help: 'Passed on while the switch is on.', lazy: true }),
    second: input(anything, { label: 'Second', help: 'Passed on while the switch is off.', lazy: true }),
    useFirst: param(z.boolean().default(true), {
      label: 'Use first',
      help: 'On passes First on, off passes Second on.',
      widget: 'switch',
    }),
  },
  outputs: { value: output(anything, { label: 'Value' }) },
  bypass: { value: 'first' },
  concurrency: 'io',
  asks: ({ useFirst }) => (typeof useFirst === 'boolean' ? [useFirst ? 'first' : 'second'] : undefined),
})
