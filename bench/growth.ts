/**
 * `npx tsx bench/growth.ts`: how the time of what people's input makes large grows with it: four times the input should take about four
 * times as long, and no more than 8. Sizes are interleaved; the least of five rounds counts.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cpus, loadavg } from 'node:os'
import { freePlace } from '../app/canvas/geometry/free-place.ts'
import { gaussian } from '../engine/diffusion/index.ts'
import { PromptTokenizer } from '../engine/models/index.ts'
import { packageFolder } from '../engine/worker/package-folder.ts'
import { lexiconSchema } from '../nodes/text/lexicon.ts'
import { rewritePrompt } from '../nodes/text/rewrite-prompt.ts'

const rounds = 5
const reach = 8
const json = (...path: string[]): unknown =>
  JSON.parse(readFileSync(join(packageFolder, 'models', 'picturebook', ...path), 'utf8'))
const lexicon = lexiconSchema.parse(json('lexicon.json'))
const tokenizer = new PromptTokenizer(
  'picturebook',
  json('tokenizer', 'tokenizer.json'),
  json('tokenizer', 'tokenizer_config.json'),
  { maxTokens: 40, padId: 0, unkId: 1 },
)
const box = { w: 200, h: 100 }

/** What is measured: what it takes for a size, and the smaller of two sizes. */
interface Growing {
  readonly what: string
  readonly of: string
  readonly size: number
  readonly make: (size: number) => () => unknown
}

function rewriting(of: string, size: number, textOf: (size: number) => string): Growing {
  const make = (size: number): (() => unknown) => {
    const text = textOf(size)
    return () => rewritePrompt(text, lexicon, true)
  }
  return { what: 'rewriting a prompt', of, size, make }
}

const cases: readonly Growing[] = [
  rewriting('unknown words', 2500, (size) => 'unfathomable elefant '.repeat(size / 2)),
  rewriting('sentences of known words', 100, (size) =>
    'a red car drives to the left in the city at night. '.repeat(size),
  ),
  {
    what: 'tokens of a prompt',
    of: 'words',
    size: 250_000,
    make: (size) => {
      const text = 'fox '.repeat(size)
      return () => tokenizer.encode(text)
    },
  },
  {
    what: 'a free place on a full canvas',
    of: 'nodes',
    size: 500,
    make: (size) => {
      // Scattered as thickly whatever their number, so that most lie on others.
      const spread = 60 * Math.sqrt(size)
      const at = gaussian({ seed: 1, stream: 0, index: 0, length: 2 * size }).map((value) => value * spread)
      const taken = Array.from({ length: size }, (_, i) => ({ x: at[2 * i]!, y: at[2 * i + 1]!, ...box }))
      return () => freePlace({ x: 0, y: 0 }, box, taken)
    },
  },
]

console.log(`${cpus()[0]?.model.trim()} · node ${process.version} · load ${loadavg()[0]!.toFixed(2)}`)
const rows = cases.map(({ what, of, size, make }) => {
  const runs = [size, 4 * size].map(make)
  const least = [Infinity, Infinity]
  for (const run of runs) run()
  for (let round = 0; round < rounds; round++)
    for (const [i, run] of runs.entries()) {
      const start = performance.now()
      run()
      least[i] = Math.min(least[i]!, performance.now() - start)
    }
  const [one, four] = least as [number, number]
  const ratio = four / one
  return {
    what,
    of,
    sizes: `${size} → ${4 * size}`,
    ms: `${one.toFixed(1)} → ${four.toFixed(1)}`,
    'ratio of times': Number(ratio.toFixed(1)),
    reach: `≤ ${reach}`,
    reached: ratio <= reach,
  }
})
console.table(rows)
process.exitCode = rows.every(({ reached }) => reached) ? 0 : 1
