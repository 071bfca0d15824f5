import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageFolder, testServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const before = { ...process.env }
let server: TestServer
let plan: string
beforeAll(async () => {
  server = await testServer()
  const incoming = join(server.dataRoot, 'incoming')
  mkdirSync(incoming, { recursive: true })
  plan = join(incoming, 'disk.plan')
  writeFileSync(plan, '0')
  // Read by the processes that look, which are started from here on.
  process.env['REELGRAPH_TEST_DISK'] = plan
  process.env['NODE_OPTIONS'] = `--import ${new URL('./failing-files.mjs', import.meta.url).href}`
})
afterAll(async () => {
  process.env = before
  await server.end()
})

const assets = join(packageFolder, 'workflows', 'assets')
const picture = join(
  assets,
  readdirSync(assets).find((name) => name.endsWith('.png'))!,
)

test.each([
  ['a picture', picture],
  ['an animation', join(packageFolder, 'workflows', 'text-to-video.webp')],
])(
  'whichever step of its files fails while %s is written anew, the disk is what is full, not the file wrong',
  async (_, path) => {
    const answers: unknown[] = []
    for (let nth = 1; ; nth++) {
      rmSync(`${plan}.failed`, { force: true })
      writeFileSync(plan, String(nth))
      const response = await fetch(`${server.url}/api/uploads?name=fox`, {
        method: 'POST',
        body: readFileSync(path),
      })
      const said = await response.text()
      expect(said).not.toContain(server.dataRoot)
      if (!existsSync(`${plan}.failed`)) {
        expect(response.status).toBe(201)
        break
      }
      answers.push([response.status, (JSON.parse(said) as { code: string }).code])
    }
    expect(answers.length).toBeGreaterThan(1)
    // What is only tidied up after, or made sure of twice, does no harm where it fails.
    const refused = answers.filter((answer) => (answer as [number])[0] !== 201)
    expect(refused.length).toBeGreaterThan(1)
    expect(new Set(refused.map(String))).toEqual(new Set(['507,upload.disk-full']))
  },
)
