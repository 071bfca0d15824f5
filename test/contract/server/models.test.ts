import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'
import { zippableBundle } from '../../unit/models/zippable-bundle.ts'

const slow = 120_000

let server: TestServer
beforeAll(async () => {
  server = await testServer({ limits: { modelBytes: 8 * 2 ** 20 } })
})
afterAll(() => server.end())

async function send(
  body: Uint8Array,
  name = 'tiny.zip',
  more = '',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${server.url}/api/models/file?name=${encodeURIComponent(name)}${more}`, {
    method: 'POST',
    body: Buffer.from(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function installed(): Promise<string[]> {
  const { models } = (await (await fetch(`${server.url}/api/models`)).json()) as { models: { id: string }[] }
  return models.map(({ id }) => id)
}

const left = (): string[] => {
  const models = join(server.dataRoot, 'models')
  return existsSync(models) ? readdirSync(models) : []
}

const whole = (more: Zippable = {}): Uint8Array =>
  zipSync({ ...zippableBundle('tiny-picturebook', 'a-folder/'), ...more }, { level: 1 })

it.each<[string, () => Uint8Array, string, number, string, RegExp]>([
  [
    'what is no zip file',
    () => Buffer.from('no zip at all'),
    '',
    400,
    'model.not-a-bundle',
    /is no zip file/,
  ],
  ['half a zip file', () => whole().slice(0, 400), '', 400, 'model.not-a-bundle', /is no zip file/],
  [
    'a folder that is no model',
    () => zipSync({ 'x/notes.txt': Buffer.from('hi') }),
    '',
    400,
    'model.not-a-bundle',
    /tiny\.zip/,
  ],
  [
    'a name that leads out of it',
    () => whole({ '../../evil.txt': Buffer.from('x') }),
    '',
    400,
    'model.not-a-bundle',
    /list of files/,
  ],
  [
    'a link',
    () => whole({ 'a-folder/link': [Buffer.from('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }),
    '',
    400,
    'model.not-a-bundle',
    /link or encrypted/,
  ],
  [
    'more than a model may have',
    () => whole({ 'a-folder/zeros': new Uint8Array(9 * 2 ** 20) }),
    '',
    400,
    'model.not-a-bundle',
    /8 MB/,
  ],
  [
    'another model than the one that is meant',
    () => whole(),
    `&sha256=${'0'.repeat(64)}`,
    400,
    'model.wrong-hash',
    /000000000000/,
  ],
])('refuses %s and keeps nothing of it', { timeout: slow }, async (_, make, more, status, code, words) => {
  const answer = await send(make(), 'tiny.zip', more)
  expect(answer).toMatchObject({ status, body: { code } })
  expect(answer.body['detail']).toMatch(words)
  expect(JSON.stringify(answer.body)).not.toContain(server.dataRoot)
  expect(left()).toEqual([])
})

it(
  'installs a model from the zip file of its folder, and knows it the second time',
  { timeout: slow },
  async () => {
    const first = await send(whole())
    expect(first).toMatchObject({ status: 201, body: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(await installed()).toContain(first.body['id'])
    expect(left()).toEqual([first.body['id']])
    expect(await send(whole(), 'again.zip')).toEqual(first)
    expect(left()).toEqual([first.body['id']])
    expect(server.errors).toEqual([])
  },
)
