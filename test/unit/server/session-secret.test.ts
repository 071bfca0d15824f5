import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sessionSecret } from '../../../engine/server/access/session-secret.ts'

let folder = ''
let path = ''
const errors: unknown[] = []
const secretOf = (token: string): string => sessionSecret(folder, token, (error) => errors.push(error))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-session-'))
  path = join(folder, 'session.json')
  errors.length = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

it('outlives a start, is nobody’s to read but its owner’s, and does not tell the token', () => {
  // What a killed start left behind may be open to everybody.
  writeFileSync(`${path}.tmp`, '{')
  chmodSync(`${path}.tmp`, 0o666)
  const secret = secretOf('the-token')
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(secretOf('the-token')).toBe(secret)
  expect(readdirSync(folder)).toEqual(['session.json'])
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readFileSync(path, 'utf8')).not.toContain('the-token')
  expect(errors).toEqual([])
})

it('is another one as soon as the token is, and where what was kept is broken', () => {
  const seen = [secretOf('first'), secretOf('second'), secretOf('first')]
  for (const broken of ['', '{}', 'null', '{"secret":"","token":""}', `{"secret":"${seen[2]}"}`]) {
    writeFileSync(path, broken)
    seen.push(secretOf('first'))
  }
  expect(new Set(seen).size).toBe(8)
  expect(secretOf('first')).toBe(seen[7])
})

it('lasts as long as the process where it cannot be kept, and says why', () => {
  const secret = sessionSecret(join(folder, 'gone'), 'token', (error) => errors.push(error))
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(errors).toMatchObject([{ code: 'ENOENT' }])
})
