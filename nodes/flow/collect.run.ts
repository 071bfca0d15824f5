import type { Run } from '../../engine/define/index.ts'
import type { collect } from './collect.ts'

/** The gathered items, in order. Outside a loop there is one item, and the list holds that. */
export const run: Run<typeof collect> = ({ inputs }) => ({
  items: Array.isArray(inputs.item) ? (inputs.item as readonly unknown[]) : [inputs.item],
})
