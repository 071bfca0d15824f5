import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packageFolder, testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

const film = readFileSync(`${packageFolder}workflows/text-to-video.webp`)

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.end())

async function send(path: string, name: string, body: Uint8Array<ArrayBuffer>) {
  const response = await fetch(`${server.url}/api${path}?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

it('a file with a name longer than is kept is taken under the beginning of it', async () => {
  const bytes = new Uint8Array(film)
  for (const [name, kept] of [
    [`${'x'.repeat(400)}.webp`, `${'x'.repeat(195)}.webp`],
    // A dot in the middle of a sentence is no file type, and half of a sign is none.
    [`${'y'.repeat(199)}😀. ${'z'.repeat(90)}`, `${'y'.repeat(199)}.webp`],
    ['', 'upload.webp'],
  ] as const) {
    const { status, body } = await send('/uploads', name, bytes)
    expect([status, body['name']]).toEqual([201, kept])
    const served = await fetch(`${server.url}/api/uploads/${body['id']}`)
    expect([served.status, served.headers.get('content-disposition')]).toEqual([
      200,
      `inline; filename*=UTF-8''${kept}`,
    ])
  }
})

it('what is wrong with a file of such a name is told, and not that its name is long', async () => {
  const words = new TextEncoder().encode('words')
  const inFile = await send('/workflows/in-file', `${'x'.repeat(400)}.webp`, new Uint8Array(film))
  expect(inFile).toMatchObject({ status: 404, body: { code: 'workflow.not-in-file' } })
  for (const [path, status, code] of [
    ['/uploads', 415, 'upload.type'],
    ['/workflows/in-file', 415, 'upload.type'],
    ['/models/file', 400, 'model.not-a-bundle'],
  ] as const)
    expect([path, await send(path, `${'x'.repeat(400)}.zip`, words)]).toMatchObject([
      path,
      { status, body: { code } },
    ])
})
