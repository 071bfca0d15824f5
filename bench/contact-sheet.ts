/**
 * What the model makes of prompts that it never saw: a row a prompt, frames from left to right, as one PNG.
 * Run with `npx tsx bench/contact-sheet.ts [out.png] [prompts.json] [seed]`. The prompts were drawn with
 * `python -m training.world.heldout --seed 1 --count 12`; the videos come from the text-to-video template.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openServices, withOutputs } from '../engine/cli/open-services.ts'
import { packageFolder } from '../engine/cli/package-folder.ts'
import { nodeRegistry, openWorkflow } from '../engine/cli/read-workflow.ts'
import { compile, setByName } from '../engine/graph/index.ts'
import { contactSheet } from '../engine/media/index.ts'
import type { Video } from '../engine/media/index.ts'
import { execute } from '../engine/run/index.ts'
import { OutputFolder } from '../engine/store/output-folder.ts'
import { implementations } from '../nodes/implementations.generated.ts'

const [out = 'heldout.png', promptFile = 'bench/heldout-prompts.json', seed = '7'] = process.argv.slice(2)
const prompts = (JSON.parse(await readFile(promptFile, 'utf8')) as { prompt: string }[]).map(
  ({ prompt }) => prompt,
)

const folder = await mkdtemp(join(tmpdir(), 'reelgraph-sheet-'))
process.env['REELGRAPH_DATA'] ??= folder
const open = await openServices({})
const template = await openWorkflow(join(packageFolder, 'workflows', 'text-to-video.reelgraph.json'))

async function videoOf(prompt: string, number: number): Promise<Video> {
  let document = template
  for (const [name, value] of [
    ['prompt', prompt],
    ['seed', Number(seed) + number],
  ] as const) {
    const set = setByName(document, name, value)
    if (set.problem) throw new Error(set.problem.message)
    document = set.document
  }
  const { graph, problems } = compile(document, nodeRegistry(), { targets: ['decoder'] })
  if (!graph) throw new Error(JSON.stringify(problems))
  const { values, error } = await execute(graph, {
    run: `sheet-${number}`,
    implementations: (type) => implementations[type]?.(),
    services: withOutputs(open, new OutputFolder(folder), undefined),
    hashOf: ({ id }) => id,
  }).done
  if (error) throw error
  return values.get('decoder')!['video'] as Video
}

const videos: Video[] = []
for (const [number, prompt] of prompts.entries()) {
  videos.push(await videoOf(prompt, number))
  console.log(`${number + 1} of ${prompts.length} · seed ${Number(seed) + number} · ${prompt}`)
}
await writeFile(out, await contactSheet(videos, { columns: 9, labels: prompts }))
console.log(out)
await open.close()
await rm(folder, { recursive: true })
