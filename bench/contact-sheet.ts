/**
 * What the model makes of prompts that it never saw: a row a prompt, frames from left to right, as one PNG or WebP.
 * Run with `npx tsx bench/contact-sheet.ts [out.png | out.webp] [prompts.json] [seed]`. The prompts were drawn with
 * `python -m training.world.heldout --seed 1 --count 12 --adds weather colours several styles events`; the videos come from the text-to-video template.
 */
import sharp from 'sharp'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openServices } from '../engine/worker/open-services.ts'
import { packageFolder } from '../engine/worker/package-folder.ts'
import { openWorkflow } from '../engine/cli/read-workflow.ts'
import { contactSheet } from '../engine/media/index.ts'
import type { Video } from '../engine/media/index.ts'
import { videoOf } from './video-of.ts'

const [out = 'heldout.png', promptFile = 'bench/heldout-prompts.json', seed = '7'] = process.argv.slice(2)
const prompts = (JSON.parse(await readFile(promptFile, 'utf8')) as { prompt: string }[]).map(
  ({ prompt }) => prompt,
)

const folder = await mkdtemp(join(tmpdir(), 'reelgraph-sheet-'))
process.env['REELGRAPH_DATA'] ??= folder
const open = await openServices({})
const template = await openWorkflow(join(packageFolder, 'workflows', 'text-to-video.reelgraph.json'))

const videos: Video[] = []
for (const [number, prompt] of prompts.entries()) {
  videos.push(await videoOf(open, template, { prompt, seed: Number(seed) + number }))
  process.stdout.write(`${number + 1} of ${prompts.length} · seed ${Number(seed) + number} · ${prompt}\n`)
}
const sheet = await contactSheet(videos, { columns: 9, labels: prompts })
await writeFile(out, out.endsWith('.webp') ? await sharp(sheet).webp({ quality: 90 }).toBuffer() : sheet)
process.stdout.write(`${out}\n`)
await open.close()
await rm(folder, { recursive: true })
