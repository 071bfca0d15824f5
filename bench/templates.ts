/**
 * Every template as it ships: a contact sheet of all, and the thumbnail beside each (`workflows/<id>.webp`).
 * Run with `npx tsx bench/templates.ts [out.png [id…]]`. The minute-long one is made at six seconds here.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openServices } from '../engine/worker/open-services.ts'
import { packageFolder } from '../engine/worker/package-folder.ts'
import { openWorkflow } from '../engine/cli/read-workflow.ts'
import { contactSheet, writeVideo } from '../engine/media/index.ts'
import type { Video } from '../engine/media/index.ts'
import { videoOf } from './video-of.ts'

const [out = 'templates.png', ...only] = process.argv.slice(2)
const shorter: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { minute: { seconds: 3.75 } }

const folder = await mkdtemp(join(tmpdir(), 'reelgraph-templates-'))
process.env['REELGRAPH_DATA'] ??= folder
const open = await openServices({})
const workflows = join(packageFolder, 'workflows')
const suffix = '.reelgraph.json'
const names = (await readdir(workflows))
  .filter((name) => name.endsWith(suffix))
  .filter((name) => only.length === 0 || only.includes(name.slice(0, -suffix.length)))
  .sort()
/** Pixels a side that a thumbnail has about. */
const wide = 192

const videos: Video[] = []
const labels: string[] = []
for (const name of names) {
  const document = await openWorkflow(join(workflows, name))
  const id = name.slice(0, -suffix.length)
  const video = await videoOf(open, document, shorter[id] ?? {})
  await writeVideo(video, join(workflows, `${id}.webp`), {
    format: 'webp',
    scale: Math.max(1, Math.floor(wide / video.width)),
    quality: 70,
  })
  videos.push(video)
  labels.push(`${document.meta.title} (${video.frames} frames)`)
  process.stdout.write(`${id} · ${video.frames} frames\n`)
}
await writeFile(out, await contactSheet(videos, { columns: 12, labels, cell: 96 }))
process.stdout.write(`${out}\n`)
await open.close()
await rm(folder, { recursive: true })
