import type { Run } from '../../engine/define/index.ts'
import type { numberValue } from './number.ts'

/** Passes the number on. */
export const run: Run<typeof numberValue> = ({ inputs }) => ({ number: inputs.value })
