import type { Run } from '../../engine/define/index.ts'
import type { prompt } from './prompt.ts'

/** Passes the words on. */
export const run: Run<typeof prompt> = ({ inputs }) => ({ text: inputs.words })
