import type { Run } from '../../engine/define/index.ts'
import type { seedValue } from './seed.ts'

/** Passes the seed on. */
export const run: Run<typeof seedValue> = ({ inputs }) => ({ seed: inputs.value })
