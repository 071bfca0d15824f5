/**
 * How near each solver comes to a fine solution in few steps: `npx tsx bench/solvers.ts [prompts] [solver:steps…]`. The same held-out prompts and
 * seeds for all; the template's schedule and guidance. Nearness is the peak signal-to-noise ratio of the video against that of
 * Euler in 96 steps; the last row, another solver in as many, says how far that itself can be believed.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { table } from '../engine/cli/table.ts'
import { openWorkflow } from '../engine/cli/read-workflow.ts'
import { openServices } from '../engine/worker/open-services.ts'
import { packageFolder } from '../engine/worker/package-folder.ts'
import { machineLine } from './load.ts'
import { pixelsOf, videoOf } from './video-of.ts'
import { withParams } from './with-params.ts'

const count = Number(process.argv[2] ?? 8)
const named = process.argv.slice(3).map((way) => way.split(':'))
const usual = [
  ['euler', '24'],
  ['euler', '12'],
  ['unipc', '8'],
  ['unipc', '12'],
  ['unipc', '16'],
  ['dpmpp-2m', '12'],
  ['res-multistep', '12'],
  ['heun', '12'],
  ['unipc', '96'],
]
const ways = (named.length > 0 ? named : usual).map(([solver, steps]) => [solver!, Number(steps)] as const)

const held = JSON.parse(
  await readFile(join(packageFolder, 'bench/heldout-prompts.json'), 'utf8'),
) as readonly { readonly prompt: string }[]
const prompts = held.slice(0, count).map(({ prompt }) => prompt)
const template = await openWorkflow(join(packageFolder, 'workflows/text-to-video.reelgraph.json'))
const open = await openServices({})

/** One video of every prompt, and the seconds of a clip. */
async function made(solver: string, steps: number): Promise<{ videos: Uint8Array[]; seconds: number }> {
  const document = withParams(template, { 'sampler.solver': solver })
  const videos: Uint8Array[] = []
  const begun = performance.now()
  for (const [seed, prompt] of prompts.entries())
    videos.push(await pixelsOf(await videoOf(open, document, { prompt, steps, seed })))
  return { videos, seconds: (performance.now() - begun) / 1000 / prompts.length }
}

/** Peak signal-to-noise ratio of bytes, dB. */
function nearness(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2
  return 10 * Math.log10((255 * 255 * a.length) / sum)
}

await made('euler', 4) // opens the model
const fine = await made('euler', 96)
const rows = []
let first: number | undefined
for (const [solver, steps] of ways) {
  const { videos, seconds } = await made(solver, steps)
  first ??= seconds
  const near = videos.map((video, i) => nearness(video, fine.videos[i]!)).sort((a, b) => a - b)
  rows.push([
    solver,
    String(steps),
    `${near[near.length >> 1]!.toFixed(1)} dB`,
    `${near[0]!.toFixed(1)} dB`,
    `${(seconds / first).toFixed(2)} ×`,
  ])
}
await open.close()
console.log(`${prompts.length} held-out prompts · ${machineLine()}`)
console.log(table([['solver', 'steps', 'median', 'least', 'time of a clip'], ...rows]))
