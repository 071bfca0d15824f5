import { writeSync } from 'node:fs'
import { openStore } from '../../../engine/store/index.ts'
import { doStep } from './steps.ts'

// Writes until it is killed, or the disk fails, and says which step is done only once it is: `writer.ts ROOT SEED FROM`.
const [root = '', seed, from] = process.argv.slice(2)
let index = Number(from)
try {
  const store = openStore(root, { now: () => index })
  for (;;) {
    doStep(store, Number(seed), index)
    writeSync(1, `${index++}\n`)
  }
} catch (error) {
  writeSync(2, `failed ${String((error as { code?: unknown }).code)}\n${String(error)}\n`)
  process.exit(3)
}
