/**
 * How much of the sampling time is the engine's own: everything outside ONNX Runtime between the first and the last
 * denoising step. Run with `npx tsx bench/sampling-overhead.ts [repeats]`. The text-to-video template runs through the
 * executor with events, previews (as pictures, which the model draws or which latents are projected to) and checkpoints on; one number a run, the least counts.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openServices, withOutputs } from '../engine/worker/open-services.ts'
import { packageFolder } from '../engine/worker/package-folder.ts'
import { nodeRegistry, openWorkflow } from '../engine/cli/read-workflow.ts'
import { table } from '../engine/cli/table.ts'
import { projectPreview } from '../engine/diffusion/index.ts'
import { compile } from '../engine/graph/index.ts'
import { OpenSession } from '../engine/models/session/open-session.ts'
import { FileCheckpoints, MemoryCache, execute } from '../engine/run/index.ts'
import { OutputFolder } from '../engine/store/output-folder.ts'
import { implementations } from '../nodes/implementations.generated.ts'
import { machineLine } from './load.ts'

const repeats = Number(process.argv[2] ?? 20)
const folder = await mkdtemp(join(tmpdir(), 'reelgraph-bench-'))
process.env['REELGRAPH_DATA'] = folder

let calls: { from: number; to: number }[] = []
const runAsItIs = OpenSession.prototype.run
OpenSession.prototype.run = async function timed(feeds) {
  const from = performance.now()
  const results = await runAsItIs.call(this, feeds)
  calls.push({ from, to: performance.now() })
  return results
}

const open = await openServices({})
const document = await openWorkflow(join(packageFolder, 'workflows', 'text-to-video.reelgraph.json'))
const { graph, problems } = compile(document, nodeRegistry(), { targets: ['sampler'] })
if (!graph) throw new Error(JSON.stringify(problems))

interface Measured {
  readonly share: number
  readonly step: number
  readonly steps: number
}

async function sampleOnce(repeat: number): Promise<Measured> {
  let steps = 0
  const handle = execute(graph!, {
    run: `bench-${repeat}`,
    implementations: (type) => implementations[type]?.(),
    services: withOutputs(open, new OutputFolder(folder), undefined),
    environment: `bench ${repeat}`,
    hashOf: ({ id }) => id,
    cache: new MemoryCache(2 ** 28),
    checkpoints: new FileCheckpoints(join(folder, 'checkpoints')),
    onEvent: (event) => {
      if (event.type === 'node.started' && event.node === 'sampler') calls = []
    },
    onPreview: (_node, step) => {
      steps = step.of
      if (!step.pictures) projectPreview(step.latents, step.shape, step.projection)
    },
  })
  const { error } = await handle.done
  if (error) throw error
  // The first call loads the session; the steps between the first and the last are what sampling costs.
  const timed = calls.slice(1)
  const span = timed.at(-1)!.to - timed[0]!.from
  const inside = timed.reduce((sum, { from, to }) => sum + to - from, 0)
  return { share: 1 - inside / span, step: span / timed.length, steps }
}

const measured: Measured[] = []
for (let repeat = 0; repeat < repeats; repeat++) measured.push(await sampleOnce(repeat))
const shares = measured.map(({ share }) => share).sort((a, b) => a - b)
const percent = (value: number): string => `${(100 * value).toFixed(2)} %`

console.log(`text-to-video template · ${measured[0]?.steps} steps · ${repeats} runs · ${machineLine()}`)
console.log(
  table([
    ['what', 'least', 'median', 'reach'],
    ['engine time outside ONNX Runtime', percent(shares[0]!), percent(shares[shares.length >> 1]!), '≤ 3 %'],
    [
      'one call of ONNX Runtime and what is around it',
      `${Math.min(...measured.map(({ step }) => step)).toFixed(1)} ms`,
      '',
      '',
    ],
  ]),
)
await open.close()
await rm(folder, { recursive: true })
