import type { Run } from '../../engine/define/index.ts'
import type { textValue } from './text.ts'

/** Passes the text on. */
export const run: Run<typeof textValue> = ({ inputs }) => ({ text: inputs.value })
