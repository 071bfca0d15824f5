import type { Run } from '../../engine/define/index.ts'
import type { switchNode } from './switch.ts'

/** Asks for the chosen side only, so that the other never runs. */
export const run: Run<typeof switchNode> = async ({ inputs }) => ({
  value: await (inputs.useFirst ? inputs.first() : inputs.second()),
})
