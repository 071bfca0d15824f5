/**
 * Videos of many prompts, for whoever scores them: `npx tsx bench/sample-pool.ts items.json folder [fp32 | int8]`. An item is
 * `{ key, template, settings, files?, params? }`: a template's name, settings by their exposed names, files (paths) by the same, and
 * params of nodes by `node.param`. Each video becomes `folder/key.rgb`, its frames one after the other, row-major, three bytes a pixel. What is there already is not made again.
 */
import { mkdir, readFile, rename, writeFile, access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openServices } from '../engine/worker/open-services.ts'
import { packageFolder } from '../engine/worker/package-folder.ts'
import { openWorkflow } from '../engine/cli/read-workflow.ts'
import type { WorkflowDocument } from '../engine/graph/index.ts'
import { pixelsOf, videoOf } from './video-of.ts'
import { withParams } from './with-params.ts'

interface Item {
  readonly key: string
  readonly template: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly files?: Readonly<Record<string, string>>
  readonly params?: Readonly<Record<string, unknown>>
}

const [list, out, precision] = process.argv.slice(2)
if (list === undefined || out === undefined)
  throw new Error(
    'Say which items and where to: npx tsx bench/sample-pool.ts items.json folder [fp32 | int8]',
  )
if (precision !== undefined && precision !== 'fp32' && precision !== 'int8')
  throw new Error(`"${precision}" is no precision. Choose fp32 or int8.`)
const items = JSON.parse(await readFile(list, 'utf8')) as Item[]
await mkdir(out, { recursive: true })
const there = await Promise.all(items.map(({ key }) => exists(join(out, `${key}.rgb`))))
const missing = items.filter((_, i) => !there[i])
process.stdout.write(`${items.length} videos, ${items.length - missing.length} of them there\n`)

const folder = await mkdtemp(join(tmpdir(), 'reelgraph-pool-'))
process.env['REELGRAPH_DATA'] ??= folder
const open = await openServices(precision === undefined ? {} : { precision })
const templates = new Map<string, WorkflowDocument>()
const begun = performance.now()
for (const [number, { key, template, settings, files = {}, params = {} }] of missing.entries()) {
  if (!templates.has(template))
    templates.set(
      template,
      await openWorkflow(join(packageFolder, 'workflows', `${template}.reelgraph.json`)),
    )
  const added: Record<string, unknown> = {}
  for (const [name, path] of Object.entries(files)) added[name] = await open.assets.add(path)
  const document = withParams(templates.get(template)!, params)
  const bytes = await pixelsOf(await videoOf(open, document, { ...settings, ...added }))
  // Whole or not at all, so that an interrupted run can go on.
  await writeFile(join(out, `${key}.part`), bytes)
  await rename(join(out, `${key}.part`), join(out, `${key}.rgb`))
  if ((number + 1) % 10 === 0 || number + 1 === missing.length) {
    const each = (performance.now() - begun) / (number + 1) / 1000
    const left = Math.ceil((each * (missing.length - number - 1)) / 60)
    process.stdout.write(
      `${number + 1} of ${missing.length} · ${each.toFixed(1)} s each · ${left} min left\n`,
    )
  }
}
await open.close()
await rm(folder, { recursive: true })

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
