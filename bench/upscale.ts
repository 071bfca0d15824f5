/**
 * What enlarging costs: milliseconds a frame at 64×64, ×2 and ×4, and as a ratio to decoding the same frames. Run with
 * `npx tsx bench/upscale.ts [repeats]`. The best of the repeats is printed, each over one clip as picturebook makes it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { table } from '../engine/cli/table.ts'
import type { Video } from '../engine/media/index.ts'
import { openHost } from '../engine/models/index.ts'
import { decodedClip, decodedClipType, type DecodedClipRecipe } from '../nodes/codec/decoded-clip.ts'
import { upscaledRecipe, upscaledVideo } from '../nodes/media/upscaled-video.ts'
import { machineLine } from './load.ts'

const repeats = Number(process.argv[2] ?? 3)
const folder = await mkdtemp(join(tmpdir(), 'reelgraph-bench-'))
const host = await openHost({ dataDir: folder, device: 'cpu' })
const model = await host.describe('picturebook')
const upscaler = await host.describeUpscaler('upscaler')
const [frames, side] = [18, 64]
const latents = frames / model.compression.time
const size = side / model.compression.space

// Any latents cost the same to decode and any pictures to enlarge.
const recipe: DecodedClipRecipe = {
  type: decodedClipType,
  model: model.id,
  sha256: model.sha256,
  latents: Float32Array.from({ length: model.channels * latents * size * size }, (_, i) =>
    Math.sin(0.37 * i),
  ),
  shape: [model.channels, latents, size, size],
  segments: [{ start: 0, end: frames, first: 0, last: latents }],
  width: side,
  height: side,
  fps: model.fps,
  frames,
}
const decoded = decodedClip(recipe, host)
const kept: Awaited<ReturnType<typeof all>> = await all(decoded)
const still: Video = {
  ...decoded,
  async *open() {
    yield* kept
  },
}

async function all(video: Video) {
  const read = []
  for await (const frame of video.open()) read.push(frame)
  return read
}

async function milliseconds(video: Video): Promise<number> {
  const times: number[] = []
  for (let repeat = 0; repeat <= repeats; repeat++) {
    const started = performance.now()
    await all(video)
    // The first one loads the graph.
    if (repeat > 0) times.push((performance.now() - started) / frames)
  }
  return Math.min(...times)
}

const decoding = await milliseconds(decoded)
const rows = [['decoding', `${side}×${side}`, decoding.toFixed(1), '1.0']]
for (const scale of upscaler.scales) {
  const taken = await milliseconds(upscaledVideo(upscaledRecipe(still, upscaler, scale), still, host))
  rows.push([
    `upscaling ×${scale}`,
    `${side * scale}×${side * scale}`,
    taken.toFixed(0),
    (taken / decoding).toFixed(0),
  ])
}
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(
  `${frames} frames of ${side}×${side} · best of ${repeats} · peak memory ${peak} MiB · ${machineLine()}`,
)
console.log(table([['what', 'gives', 'ms a frame', '÷ decoding'], ...rows]))
await host.dispose()
await rm(folder, { recursive: true })
