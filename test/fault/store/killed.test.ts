import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../../../engine/store/index.ts'
import { contentOf, doStep, numbersFrom } from './steps.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_125)
const kills = Number(process.env['FAULT_KILLS'] ?? 8)
process.stdout.write(`store kills: seed ${seed}, ${kills} kills\n`)

const writer = fileURLToPath(new URL('writer.ts', import.meta.url))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-kill-store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Outcome {
  /** Steps that were said to be done. */
  readonly done: number
  readonly signal: NodeJS.Signals | null
  readonly words: string
}

/** Runs the writer; `limit` is for `ulimit -f`, in KiB; it is killed after `most` steps and a moment. */
async function write(
  root: string,
  from: number,
  most: number,
  delayMs: number,
  limit?: number,
): Promise<Outcome> {
  const command = [process.execPath, '--import', 'tsx', writer, root, String(seed), String(from)]
  const [program, ...args] =
    limit === undefined ? command : ['bash', '-c', `ulimit -f ${limit}; exec "$@"`, 'bash', ...command]
  const child = spawn(program!, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, words] = ['', '']
  const count = () => said.split('\n').length - 1
  child.stderr.on('data', (chunk) => (words += String(chunk)))
  child.stdout.on('data', (chunk) => {
    const before = count()
    said += String(chunk)
    if (before < most && count() >= most) void wait(delayMs).then(() => child.kill('SIGKILL'))
  })
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_, signal) => resolve(signal))
  })
  return { done: count(), signal, words }
}

/** A store in which the same steps were done without a fault. */
class Reference {
  readonly store: Store
  #next = 0

  constructor() {
    this.store = openStore(join(folder, 'reference'), { now: () => this.#next })
  }

  /** Does the steps before `index`. */
  advance(index: number): unknown {
    for (; this.#next < index; this.#next++) doStep(this.store, seed, this.#next)
    return contentOf(this.store)
  }
}

/** How many steps the store holds: all that were said to be done, and at most the one that was being done. */
function stepsIn(root: string, reference: Reference, done: number): number {
  const store = openStore(root)
  const content = contentOf(store)
  store.close()
  if (JSON.stringify(content) === JSON.stringify(reference.advance(done))) return done
  expect(content).toEqual(reference.advance(done + 1))
  return done + 1
}

test(
  'killed at any moment, the store has all that was acknowledged and nothing by half',
  { timeout: 240_000 },
  async () => {
    const [root, reference, random] = [join(folder, 'data'), new Reference(), numbersFrom(seed)]
    let steps = 0
    for (let kill = 0; kill < kills; kill++) {
      const { done, signal, words } = await write(root, steps, 1 + Math.floor(random() * 30), random() * 12)
      expect([signal, words]).toEqual(['SIGKILL', ''])
      steps = stepsIn(root, reference, steps + done)
    }
    expect(steps).toBeGreaterThan(kills)
    reference.store.close()
  },
)

test.skipIf(process.platform === 'win32').each([96, 200, 333])(
  'a disk that takes no more than %i KiB is named, and what was acknowledged is there',
  { timeout: 120_000 },
  async (limit) => {
    const [root, reference] = [join(folder, 'data'), new Reference()]
    const { done, signal, words } = await write(root, 0, Infinity, 0, limit)
    expect([signal, words.split('\n')[0]]).toEqual([
      null,
      expect.stringMatching(/^failed store\.(disk|full)$/),
    ])
    // The least is not enough for the tables.
    expect(done > 0).toBe(limit > 96)
    const steps = stepsIn(root, reference, done)
    const again = await write(root, steps, 5, 0)
    expect([again.signal, again.words]).toEqual(['SIGKILL', ''])
    stepsIn(root, reference, steps + again.done)
    reference.store.close()
  },
)
