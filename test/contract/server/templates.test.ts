import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { embedWorkflow } from '../../../engine/media/index.ts'
import { packageFolder, testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

let server: TestServer
let folder = ''
beforeAll(async () => {
  server = await testServer()
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-carried-'))
})
afterAll(async () => {
  await server.end()
  await rm(folder, { recursive: true, force: true })
})

const get = (path: string) => fetch(`${server.url}/api${path}`)

it('lists every workflow that comes with the program, the first one first', async () => {
  const { templates } = (await (await get('/templates')).json()) as {
    templates: { name: string; title: string }[]
  }
  const files = (await readdir(join(packageFolder, 'workflows'))).filter((name) =>
    name.endsWith('.reelgraph.json'),
  )
  expect(templates.map(({ name }) => `${name}.reelgraph.json`).sort()).toEqual(files.sort())
  expect(templates[0]).toMatchObject({
    name: 'text-to-video',
    title: 'Text to video',
    description: expect.stringContaining('sentence'),
    thumbnail: true,
  })
})

it('gives a template and its picture, and nothing beside them', async () => {
  const { workflow } = (await (await get('/templates/loop')).json()) as { workflow: object }
  const file = await readFile(join(packageFolder, 'workflows', 'loop.reelgraph.json'), 'utf8')
  expect(workflow).toMatchObject(JSON.parse(file) as object)
  const picture = await get('/templates/loop/thumbnail')
  expect(picture.headers.get('content-type')).toBe('image/webp')
  const again = await fetch(`${server.url}/api/templates/loop/thumbnail`, {
    headers: { 'if-none-match': picture.headers.get('etag')! },
  })
  expect(again.status).toBe(304)
  for (const name of ['none', '..%2Fpackage', 'schema.json', '%2e%2e'])
    expect((await get(`/templates/${name}`)).status).toBe(404)
})

it('reads the workflow out of a file that carries one, whatever it says', { timeout: 60_000 }, async () => {
  const send = async (path: string, name: string) => {
    const response = await fetch(`${server.url}/api/workflows/in-file?name=${name}`, {
      method: 'POST',
      body: await readFile(path),
    })
    return { status: response.status, body: (await response.json()) as { code?: string; workflow?: unknown } }
  }
  const path = join(folder, 'carrier.webp')
  await copyFile(join(packageFolder, 'workflows', 'loop.webp'), path)
  expect(await send(path, 'loop.webp')).toMatchObject({ status: 404, body: { code: 'workflow.not-in-file' } })
  await embedWorkflow(path, { workflow: { format: 'reelgraph', version: 99, odd: true }, run: { seed: 4 } })
  expect(await send(path, 'loop.webp')).toEqual({
    status: 200,
    body: { workflow: { format: 'reelgraph', version: 99, odd: true }, run: { seed: 4 } },
  })
  const text = join(packageFolder, 'package.json')
  expect(await send(text, 'package.json')).toMatchObject({ status: 415, body: { code: 'upload.type' } })
})
