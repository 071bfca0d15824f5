/**
 * How long writing and reading a video takes, and how much memory. `npx tsx bench/encode.ts [rounds]`; prints a table.
 * Formats are interleaved and the least of the rounds is shown. Peak memory grows with what is alive, not with length.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Frame,
  type Video,
  type VideoFormat,
  fileVideo,
  resolveRange,
  videoFormats,
  writeVideo,
} from '../engine/media/index.ts'

const rounds = Number(process.argv[2] ?? 3)
const sizes = [
  { width: 64, height: 64, frames: 73, scale: 4 },
  { width: 832, height: 480, frames: 33, scale: 1 },
]

/** A drifting gradient with a disc that moves: cheap to make, neither flat nor noise. */
function drifting(width: number, height: number, frames: number): Video {
  return {
    width,
    height,
    fps: 12,
    frames,
    recipe: { type: 'bench/drifting' },
    open: (range) => {
      const { start, end } = resolveRange(range, frames, 'drifting')
      return (async function* (): AsyncGenerator<Frame> {
        for (let index = start; index < end; index++) {
          const data = new Uint8Array(width * height * 3)
          const cx = (width * index) / frames
          for (let y = 0, at = 0; y < height; y++) {
            for (let x = 0; x < width; x++, at += 3) {
              const disc = (x - cx) ** 2 + (y - height / 2) ** 2 < (height / 5) ** 2
              data[at] = disc ? 250 : (x * 200) / width
              data[at + 1] = disc ? 170 : (y * 220) / height
              data[at + 2] = disc ? 40 : 90 + ((x + index) & 31)
            }
          }
          yield { index, width, height, data }
        }
      })()
    },
  }
}

const folder = await mkdtemp(join(tmpdir(), 'reelgraph-bench-'))
const formats = (Object.keys(videoFormats) as VideoFormat[]).filter((format) => format !== 'png')
const best = new Map<string, { write: number; read: number; cpu: number; bytes: number }>()
const least = (now: number, then: number | undefined): number => Math.min(now, then ?? now)

async function measure(source: Video, format: VideoFormat, scale: number): Promise<void> {
  const path = join(folder, `video.${videoFormats[format].extension}`)
  const cpuStart = process.cpuUsage()
  const start = performance.now()
  const { bytes } = await writeVideo(source, path, { format, scale })
  const written = performance.now()
  const { user, system } = process.cpuUsage(cpuStart)
  const video = await fileVideo(path)
  for await (const _ of video.open());
  const read = performance.now() - written
  const key = `${source.width}×${source.height}×${source.frames}${scale > 1 ? ` scale ${scale}` : ''} ${format}`
  const before = best.get(key)
  best.set(key, {
    write: least(written - start, before?.write),
    cpu: least((user + system) / 1000, before?.cpu),
    read: least(read, before?.read),
    bytes,
  })
}

try {
  for (let round = 0; round < rounds; round++) {
    for (const { width, height, frames, scale } of sizes) {
      for (const format of formats) await measure(drifting(width, height, frames), format, scale)
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(
  `Node ${process.version}, ${cpus().length} CPUs, load ${loadavg()[0]!.toFixed(2)}, least of ${rounds}`,
)
console.log('| frames | write ms | write CPU ms | read ms | KB |\n| --- | ---: | ---: | ---: | ---: |')
for (const [key, { write, cpu, read, bytes }] of best) {
  const numbers = [write, cpu, read, bytes / 1024].map((value) => value.toFixed(0)).join(' | ')
  console.log(`| ${key} | ${numbers} |`)
}
console.log(`Peak memory of the process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
