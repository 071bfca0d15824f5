/**
 * `reelgraph make` as a newcomer runs it: from starting the command to the finished file, and to the first denoising
 * step. Run with `npx tsx bench/make.ts [repeats]`. Each repeat is a fresh process and a fresh data folder.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { table } from '../engine/cli/table.ts'
import { machineLine } from './load.ts'
import type { RunEvent } from '../engine/run/index.ts'

const prompt = 'a fox runs to the right in a forest at night'
const repeats = Number(process.argv[2] ?? 5)

interface Timing {
  readonly firstStep: number
  readonly file: number
  readonly steps: number
  readonly bytes: number
}

async function makeOnce(): Promise<Timing> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-bench-'))
  const path = join(folder, 'clip.mp4')
  const started = performance.now()
  const child = spawn(process.execPath, ['bin/reelgraph.js', 'make', prompt, '--json', '-o', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, REELGRAPH_DATA: join(folder, 'data') },
  })
  let firstStep = Number.NaN
  let steps = 0
  // The first step begins when the sampler has started: its model is open and its inputs are there.
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as RunEvent
    if (event.type === 'node.started' && event.node === 'sampler') firstStep = performance.now() - started
    if (event.type === 'node.progress' && event.node === 'sampler') steps = event.total
  }
  const code = await new Promise<number | null>((resolve) =>
    child.exitCode === null ? child.once('close', resolve) : resolve(child.exitCode),
  )
  if (code !== 0) throw new Error(`reelgraph make ended with exit code ${code}.`)
  const file = performance.now() - started
  const { size } = await stat(path)
  await rm(folder, { recursive: true })
  return { firstStep, file, steps, bytes: size }
}

const timings: Timing[] = []
for (let repeat = 0; repeat < repeats; repeat++) timings.push(await makeOnce())
const least = (of: (timing: Timing) => number): string =>
  `${(Math.min(...timings.map(of)) / 1000).toFixed(2)} s`
const most = (of: (timing: Timing) => number): string =>
  `${(Math.max(...timings.map(of)) / 1000).toFixed(2)} s`

console.log(`reelgraph make "${prompt}"`)
console.log(`${repeats} fresh processes · ${timings[0]?.steps} steps · ${machineLine()}`)
console.log(
  table([
    ['what', 'best', 'worst', 'reach'],
    ['start to first step', least((t) => t.firstStep), most((t) => t.firstStep), '≤ 2 s'],
    ['start to finished file', least((t) => t.file), most((t) => t.file), '≤ 15 s'],
  ]),
)
