/**
 * A minute by extending against six seconds by extending: peak memory and time per second of video.
 * Run with `npx tsx bench/minute.ts [steps] [repeats]`. Each clip is a fresh process; the two lengths take turns.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { table } from '../engine/cli/table.ts'
import type { RunEvent } from '../engine/run/index.ts'
import { machineLine } from './load.ts'

const steps = Number(process.argv[2] ?? 24)
const repeats = Number(process.argv[3] ?? 2)
const start = 2.25
const lengths = [6, 60] as const

interface Measured {
  /** Seconds of work for each second of video that was made by extending. */
  readonly pace: number
  readonly peakMiB: number
}

async function extendTo(seconds: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-bench-'))
  const peak = join(folder, 'peak')
  // The command works in a process of its own: each says how much it held at most, and the largest is the one.
  const report = `import{appendFileSync}from'node:fs';process.on('exit',()=>appendFileSync(${JSON.stringify(peak)},process.resourceUsage().maxRSS+'\\n'))`
  const words = ['run', 'workflows/minute.reelgraph.json', '--json', '--out', folder]
  const child = spawn(
    process.execPath,
    ['bin/reelgraph.js', ...words, '--set', `seconds=${seconds - start}`, '--set', `steps=${steps}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        REELGRAPH_DATA: join(folder, 'data'),
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(report)}`,
      },
    },
  )
  let extending = 0
  let saving = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as RunEvent
    if (event.type === 'node.done' && event.node === 'sampler-2') extending = event.ms
    if (event.type === 'node.done' && event.node === 'save') saving = event.ms
    if (event.type === 'run.failed') throw new Error(event.error.message)
  }
  if (child.exitCode === null) await new Promise((resolve) => child.once('close', resolve))
  const peaks = (await readFile(peak, 'utf8')).trim().split('\n')
  const peakMiB = Math.max(...peaks.map(Number)) / 1024
  await rm(folder, { recursive: true })
  return { pace: extending / 1000 / (seconds - start) + saving / 1000 / seconds, peakMiB }
}

const measured = new Map<number, Measured[]>(lengths.map((seconds) => [seconds, []]))
for (let repeat = 0; repeat < repeats; repeat++) {
  for (const seconds of lengths) measured.get(seconds)!.push(await extendTo(seconds))
}
const least = (seconds: number, of: (one: Measured) => number): number =>
  Math.min(...measured.get(seconds)!.map(of))
const [short, long] = lengths
const pace = lengths.map((seconds) => least(seconds, (one) => one.pace))
const peak = lengths.map((seconds) => least(seconds, (one) => one.peakMiB))

console.log(`minute template at ${steps} steps · ${repeats} fresh processes each · ${machineLine()}`)
console.log(
  table([
    ['what', `${short} s`, `${long} s`, 'ratio', 'reach'],
    [
      'peak memory',
      ...peak.map((mib) => `${mib.toFixed(0)} MiB`),
      (peak[1]! / peak[0]!).toFixed(2),
      '≤ 1.15',
    ],
    [
      'work per second of video',
      ...pace.map((s) => `${s.toFixed(2)} s`),
      (pace[1]! / pace[0]!).toFixed(2),
      '0.90 … 1.10',
    ],
  ]),
)
