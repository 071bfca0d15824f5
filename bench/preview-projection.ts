/**
 * `npx tsx bench/preview-projection.ts`: how long all frames of a clip take from latents to RGB on one core, minimum and
 * median of 40 runs. The figure to reach is 10 ms at 16×21×60×104.
 */
import { cpus, loadavg } from 'node:os'
import { gaussian, type LatentShape, projectPreview } from '../engine/diffusion/index.ts'

const shapes: LatentShape[] = [
  [8, 17, 16, 16],
  [16, 21, 60, 104],
  [16, 61, 60, 104],
  [128, 16, 16, 24],
]
const runs = 40

console.log(
  `${cpus()[0]?.model.trim()} · node ${process.version} · load ${loadavg()[0]!.toFixed(2)} · ${runs} runs`,
)
const rows = shapes.map((shape) => {
  const [channels, frames, height, width] = shape
  const latents = gaussian({ seed: 1, stream: 0, index: 0, length: channels * frames * height * width })
  const factors = Array.from({ length: channels }, (_, c) => [Math.sin(c), Math.cos(c), 0.1] as const)
  const out = new Uint8Array(frames * height * width * 3)
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    projectPreview(latents, shape, { factors, bias: [0.5, 0.5, 0.5] }, out)
    return performance.now() - start
  }).sort((a, b) => a - b)
  return {
    'latents C×F×H×W': shape.join('×'),
    'min ms': Number(times[0]!.toFixed(2)),
    'median ms': Number(times[runs / 2]!.toFixed(2)),
    'ns a pixel': Number(((times[0]! * 1e6) / (frames * height * width)).toFixed(1)),
  }
})
console.table(rows)
