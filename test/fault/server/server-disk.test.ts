import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tsxArguments } from '../../../engine/worker/tsx-loader.ts'
import { ServeProcess } from '../../e2e/serve-process.ts'
import type { ApiRun } from '../../e2e/serve-process.ts'
import { goldenFolder } from '../../unit/models/tiny-bundle.ts'
import { tinyVideo } from '../worker/worker-bed.ts'
import { packageFolder } from './test-server.ts'
import { printTable } from './print-table.ts'

const slow = 600_000
const failingFiles = new URL('./failing-files.mjs', import.meta.url).href
const rows: (readonly (string | number)[])[] = []

let root: string
let plan: string
let server: ServeProcess
let run: ApiRun
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'reelgraph-server-disk-'))
  plan = join(root, 'disk.plan')
  writeFileSync(plan, '0')
  writeFileSync(join(root, 'wish.json'), '{}')
  cpSync(join(goldenFolder, 'tiny-picturebook'), join(root, 'models', 'tiny-picturebook'), {
    recursive: true,
  })
  const environment = { REELGRAPH_TEST_WISH: join(root, 'wish.json'), REELGRAPH_TEST_DISK: plan }
  const command = ['--import', failingFiles, ...tsxArguments(), 'test/fault/server/tiny-server.ts']
  server = await ServeProcess.start(root, environment, command)
  const { body } = await server.json<{ id: string }>('/api/runs', { workflow: tinyVideo(1, 3) })
  run = await server.ended(body.id)
}, slow)
afterAll(async () => {
  printTable('full disk, what the server itself writes', ['request', 'writes that failed', 'answers'], rows)
  await server.end()
  // Processes of the server may still be writing here: unlike its twin, this looks at the whole folder again.
  await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
}, slow)

const picture = readdirSync(join(packageFolder, 'workflows/assets')).find((name) => name.endsWith('.png'))!
const bytes = readFileSync(join(packageFolder, 'workflows/assets', picture))

const post = (path: string, body: Uint8Array | object): Promise<Response> =>
  fetch(
    `${server.url}/api${path}`,
    body instanceof Uint8Array
      ? { method: 'POST', body: Buffer.from(body) }
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  )

test.each([
  ['an upload', 201, () => post('/uploads?name=fox.png', bytes), 'assets'],
  ['a finished file as an asset', 201, () => post(`/outputs/${run.outputs[0]!.id}/asset`, {}), 'assets'],
  ['a branch', 202, () => post(`/runs/${run.id}/branch`, { node: 'sampler', step: 1 }), 'frozen'],
] as const)(
  'whichever step of its files fails under %s, it is refused as of a full disk, or done',
  async (name, done, ask, folder) => {
    expect(run).toMatchObject({ status: 'done' })
    const failed: string[] = []
    const answers = new Set<string>()
    for (let nth = 1; ; nth++) {
      rmSync(`${plan}.failed`, { force: true })
      // What is there already is not written again.
      rmSync(join(root, folder), { recursive: true, force: true })
      writeFileSync(plan, String(nth))
      const response = await ask()
      const said = await response.text()
      const what = existsSync(`${plan}.failed`) ? readFileSync(`${plan}.failed`, 'utf8') : undefined
      writeFileSync(plan, '0')
      expect(said).not.toContain(root)
      const { code = '' } = JSON.parse(said) as { code?: string }
      answers.add(code === '' ? String(response.status) : `${response.status} ${code}`)
      if (what === undefined) {
        expect([response.status, said]).toEqual([done, expect.any(String)])
        break
      }
      failed.push(what)
      if (response.status !== done)
        expect([what, response.status, code]).toEqual([what, 507, expect.stringMatching(/full$/)])
      const left = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []
      expect(left.filter((entry) => /tmp/.test(entry))).toEqual([])
    }
    expect(failed.length).toBeGreaterThan(2)
    rows.push([name, failed.length, [...answers].join(', ')])
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
  },
  slow,
)
