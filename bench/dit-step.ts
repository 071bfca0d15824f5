/**
 * One step of the DiT in ONNX Runtime, fp32 and int8, against PyTorch eager with the same threads, and what of it is
 * matrix products. `npx tsx bench/dit-step.ts [bundle folder] [rounds] [frames] [threads]`; what is compared takes
 * turns and the least of the rounds counts. Needs python3 with torch, onnx and onnxruntime.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Tensor } from 'onnxruntime-node'
import { table } from '../engine/cli/table.ts'
import { readBundle } from '../engine/models/index.ts'
import { loadRuntime } from '../engine/models/session/runtime.ts'
import { sessionOptions } from '../engine/models/session/session-options.ts'
import { machineLine } from './load.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const bundle = readBundle(process.argv[2] ?? here('../models/picturebook'))
const rounds = Number(process.argv[3] ?? 24)
const { info } = bundle
const frames = Number(
  process.argv[4] ?? Math.round((info.defaults.seconds * info.fps) / info.compression.time),
)
const threads = Number(process.argv[5] ?? 2)
const [height, width] = [info.defaults.height, info.defaults.width].map(
  (side) => side / info.compression.space,
)
const length = 14
const folder = await mkdtemp(join(tmpdir(), 'reelgraph-bench-'))
const runtime = loadRuntime()
const options = sessionOptions({ provider: 'cpu', threads })

const int8 = join(folder, 'int8.onnx')
const shipped = join(bundle.folder, 'transformer/model.int8.onnx')
if (!existsSync(shipped)) python('training.onnx_export.quantise', bundle.graphs.transformer.path, int8)

function python(module: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('python3', ['-m', module, ...args], { cwd: here('..') })
  if (status !== 0) throw new Error(`${module} failed: ${stderr.toString().slice(-600)}`)
}

/** The PyTorch process: a command in, its answer out. */
const torch = spawn('python3', [here('./dit-step.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
const answers = createInterface({ input: torch.stdout })[Symbol.asyncIterator]()
async function ask(
  command: object,
): Promise<{ ms?: number; parameters?: number; weights?: string; torch?: string }> {
  torch.stdin.write(`${JSON.stringify(command)}\n`)
  const { value, done } = (await answers.next()) as { value: string; done?: boolean }
  if (done) throw new Error('the PyTorch process ended')
  return JSON.parse(value) as { ms?: number }
}

function feeds(batch: number): Record<string, Tensor> {
  const real = (...dims: number[]): Tensor => {
    const size = dims.reduce((a, b) => a * b)
    return new runtime.Tensor(
      'float32',
      Float32Array.from({ length: size }, () => Math.random()),
      dims,
    )
  }
  return {
    latents: real(batch, info.latentChannels, frames, height!, width!),
    sigma: real(batch, frames),
    frame_time: real(batch, frames),
    shot: new runtime.Tensor('int64', new BigInt64Array(batch * frames), [batch, frames]),
    text: real(batch, length, info.text.width),
    text_mask: new runtime.Tensor('float32', new Float32Array(batch * frames * length).fill(1), [
      batch,
      frames,
      length,
    ]),
  }
}

type Shapes = Record<string, number[]>[]

/** Of picturebook; the profile tells no attributes. */
const headWidth = 64

/** All matrix products of one step with their shapes, from the runtime's own profile: [a, b, how many times]. */
async function products(): Promise<[number[], number[], number][]> {
  const session = await runtime.InferenceSession.create(bundle.graphs.transformer.path, {
    ...options,
    enableProfiling: true,
    profileFilePrefix: join(folder, 'profile'),
  })
  await session.run(one)
  session.endProfiling()
  await session.release()
  const file = (await readdir(folder)).find((name) => name.startsWith('profile'))!
  const events = JSON.parse(await readFile(join(folder, file), 'utf8')) as {
    name: string
    args?: { op_name?: string; input_type_shape?: Shapes; output_type_shape?: Shapes }
  }[]
  const counted = new Map<string, number>()
  const count = (left: readonly number[], right: readonly number[]): void => {
    const key = JSON.stringify([left, right])
    counted.set(key, (counted.get(key) ?? 0) + 1)
  }
  for (const { name, args } of events) {
    if (!name.endsWith('_kernel_time')) continue
    const shapes = (list?: Shapes): number[][] => (list ?? []).map((typed) => Object.values(typed)[0]!)
    const [a, b] = shapes(args?.input_type_shape)
    if (args?.op_name === 'MultiHeadAttention') {
      const [batch, rows, width] = a as [number, number, number]
      const [heads, keys] = [width / headWidth, b!.at(-2)!]
      count([batch, heads, rows, headWidth], [batch, heads, headWidth, keys])
      count([batch, heads, rows, keys], [batch, heads, keys, headWidth])
    } else if (/^(Fused)?(MatMul|Gemm)$/.test(args?.op_name ?? '')) {
      const columns = shapes(args?.output_type_shape)[0]!.at(-1)!
      // Packed weights have no shape in the profile; a fused product may read its right side transposed.
      count(a!, b && b.length > 1 ? [...b.slice(0, -2), a!.at(-1)!, columns] : [a!.at(-1)!, columns])
    }
  }
  return [...counted].map(([key, times]) => [...(JSON.parse(key) as [number[], number[]]), times])
}

const one = feeds(1)
const two = feeds(2)
const fp32 = await runtime.InferenceSession.create(bundle.graphs.transformer.path, options)
const small = await runtime.InferenceSession.create(existsSync(shipped) ? shipped : int8, options)
const spinning = await runtime.InferenceSession.create(bundle.graphs.transformer.path, {
  ...options,
  extra: { session: { set_denormal_as_zero: '1' } },
})
const about = await ask({
  do: 'open',
  threads,
  checkpoint: here('../training/.cache/dit.pt'),
  config: here('../training/config/continue.json'),
})
const list = await products()
await ask({ do: 'gemms', list, path: join(folder, 'gemms.onnx') })
const gemms = await runtime.InferenceSession.create(join(folder, 'gemms.onnx'), {
  ...options,
  graphOptimizationLevel: 'disabled',
})
const gemmFeeds = Object.fromEntries(
  gemms.inputMetadata.map((port) => {
    const dims = (port as { shape: readonly number[] }).shape
    return [
      port.name,
      new runtime.Tensor('float32', new Float32Array(dims.reduce((a, b) => a * b)).fill(0.1), dims),
    ]
  }),
)

const best = new Map<string, number>()
async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  const answer = (await work()) as { ms?: number } | undefined
  const ms = answer?.ms ?? performance.now() - started
  best.set(name, Math.min(ms, best.get(name) ?? Infinity))
  // Threads of either side that still spin would slow down the other.
  await new Promise((resolve) => setTimeout(resolve, 20))
}
const size = { frames, height, width, length }
for (let round = -2; round < rounds; round++) {
  if (round === 0) best.clear()
  await timed('fp32', () => fp32.run(one).then(() => undefined))
  await timed('spinning', () => spinning.run(one).then(() => undefined))
  await timed('int8', () => small.run(one).then(() => undefined))
  await timed('torch', () => ask({ do: 'step', batch: 1, ...size }))
  await timed('gemms', () => gemms.run(gemmFeeds).then(() => undefined))
  await timed('fp32 pair', async () => {
    await fp32.run(one)
    await fp32.run(one)
  })
  await timed('fp32 batch', () => fp32.run(two).then(() => undefined))
  await timed('int8 batch', () => small.run(two).then(() => undefined))
  await timed('torch batch', () => ask({ do: 'step', batch: 2, ...size }))
}

const [a, b] = [(await fp32.run(one))['velocity']!, (await small.run(one))['velocity']!].map(
  (t) => t.data as Float32Array,
)
const scale = Math.sqrt(a!.reduce((sum, v) => sum + v * v, 0))
const apart = Math.sqrt(a!.reduce((sum, v, i) => sum + (v - b![i]!) ** 2, 0)) / scale
const flops = list.reduce((sum, [x, y, times]) => sum + 2 * times * x.reduce((p, q) => p * q) * y.at(-1)!, 0)
const ms = (name: string): number => best.get(name)!
const row = (what: string, name: string, ratio: string, reach = ''): string[] => [
  what,
  `${ms(name).toFixed(1)} ms`,
  ratio,
  reach,
]

console.log(
  `${info.id} · ${frames}×${height}×${width} latents, text of ${length} · ` +
    `${((about.parameters ?? 0) / 1e6).toFixed(1)} M parameters · ${(flops / 1e9).toFixed(2)} GFLOP in ${list.reduce((n, [, , t]) => n + t, 0)} products · ` +
    `${threads} threads · least of ${rounds} · onnxruntime-node 1.30 against PyTorch ${about.torch} (weights: ${about.weights})\n${machineLine()}`,
)
console.log(
  table([
    ['what', 'time', 'ratio', 'reach'],
    row('one step, ONNX Runtime fp32', 'fp32', ''),
    row(
      'one step, fp32, threads that spin without end',
      'spinning',
      `${(ms('spinning') / ms('fp32')).toFixed(2)} of ours`,
    ),
    row(
      'one step, PyTorch eager fp32',
      'torch',
      `${(ms('torch') / ms('fp32')).toFixed(2)} × ours`,
      '≥ 2.5 ×',
    ),
    row(
      'one step, ONNX Runtime int8',
      'int8',
      `${(ms('fp32') / ms('int8')).toFixed(2)} × faster, ${(100 * apart).toFixed(1)} % apart`,
      '≥ 1.5 ×',
    ),
    row(
      'its matrix products alone',
      'gemms',
      `${(ms('gemms') / ms('fp32')).toFixed(2)} of the step`,
      '≥ 0.7',
    ),
    row('guided step, two runs of one', 'fp32 pair', ''),
    row(
      'guided step, one run of two',
      'fp32 batch',
      `${(ms('fp32 batch') / ms('fp32 pair')).toFixed(2)} of two runs`,
    ),
    row(
      'guided step, int8, one run of two',
      'int8 batch',
      `${(ms('int8 batch') / 2 / ms('int8')).toFixed(2)} of two runs`,
    ),
    row(
      'guided step, PyTorch, batch of two',
      'torch batch',
      `${(ms('torch batch') / Math.min(ms('fp32 pair'), ms('fp32 batch'))).toFixed(2)} × ours`,
    ),
  ]),
)
torch.stdin.end()
await Promise.all([fp32, small, spinning, gemms].map((session) => session.release()))
await rm(folder, { recursive: true })
