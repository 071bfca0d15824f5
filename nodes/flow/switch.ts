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
    'With Use first on, what is wired to First goes on, otherwise what is wired to Second. Both take anything, as long as it ' +
    'is the same kind. The side that is not chosen does not run, so it costs nothing.',
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
