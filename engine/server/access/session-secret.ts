import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sameSecret } from './check-access.ts'

/** What is kept: the secret, and the token that it stands for, as nobody can read it back. */
interface Kept {
  readonly secret: string
  readonly token: string
}

/**
 * What browsers carry once they have brought the token, in its place: 256 random bits that nobody guesses, kept in the data
 * folder for its owner alone, so that a new start signs nobody out, and drawn anew when the token is another. Where they
 * cannot be kept `trouble` hears why, and they last as long as this process.
 */
export function sessionSecret(dataRoot: string, token: string, trouble: (error: unknown) => void): string {
  const path = join(dataRoot, 'session.json')
  const kept = read(path)
  if (kept && sameSecret(kept.token, markOf(token, kept.secret))) return kept.secret
  const secret = randomBytes(32).toString('base64url')
  try {
    write(path, { secret, token: markOf(token, secret) })
  } catch (error) {
    trouble(error)
  }
  return secret
}

function markOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64url')
}

/** What was kept; undefined where it is not there or broken. */
function read(path: string): Kept | undefined {
  try {
    const { secret, token } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Kept>
    if (typeof secret !== 'string' || !/^[\w-]{43}$/.test(secret) || typeof token !== 'string')
      return undefined
    return { secret, token }
  } catch {
    return undefined
  }
}

function write(path: string, kept: Kept): void {
  const temporary = `${path}.tmp`
  // The mode is of a file that is made: one that was left behind could be anybody's to read.
  rmSync(temporary, { force: true })
  try {
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeFileSync(file, JSON.stringify(kept))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
