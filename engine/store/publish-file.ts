import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { realDisk } from './disk.ts'

/** A file that is there in full: its size in bytes and its content's sha256 in hex. */
export interface PublishedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes a file so that its final name only ever holds all of it: `write` fills a temporary name beside it, which
 * is synced and renamed, with the folder synced after it. What has the name is replaced, or left where `another` gives the
 * next one to try. `accept` is told the sha256 of what was written before that has its name, and may refuse it by what it
 * throws. On any error the temporary file is removed and the error passes through.
 */
export async function publishFile(
  path: string,
  write: (temporary: string) => Promise<void>,
  another?: () => Promise<string>,
  accept?: (sha256: string) => void,
): Promise<PublishedFile> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.tmp-${randomUUID().slice(0, 8)}`
  try {
    await write(temporary)
    await realDisk.sync(temporary)
    const sha256 = await hashFile(temporary)
    accept?.(sha256)
    const { size } = await stat(temporary)
    const at = another ? await placeBeside(temporary, path, another) : await placeOver(temporary, path)
    await realDisk.sync(dirname(at))
    return { path: at, bytes: size, sha256 }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function placeOver(temporary: string, path: string): Promise<string> {
  await rename(temporary, path)
  return path
}

/** Gives a file the first name that nothing has, whoever else is looking for one at the same moment. */
async function placeBeside(temporary: string, path: string, another: () => Promise<string>): Promise<string> {
  for (let at = path; ; at = await another()) {
    try {
      await link(temporary, at)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue
      // Some disks know no links; what appeared meanwhile is left even there, but for one moment.
      if (await stat(at).catch(() => undefined)) continue
      return placeOver(temporary, at)
    }
    await rm(temporary).catch(() => undefined)
    return at
  }
}

/** The sha256 of a file's content, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
