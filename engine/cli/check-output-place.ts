import { randomUUID } from 'node:crypto'
import { mkdir, open, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { BadInput } from './bad-input.ts'

/**
 * Tries, before anything is made, whether finished files can go where the user says: to the very `file`, or else into
 * `folder`. Nothing stays behind. Throws `output.unwritable` with what the user called the place.
 */
export async function checkOutputPlace(folder: string, file?: string): Promise<void> {
  const place = file ?? folder
  if (file !== undefined && (await stat(file).catch(() => undefined))?.isDirectory()) {
    throw new BadInput('output.unwritable', file, `${file} is a folder. Say the name of a file in it.`)
  }
  const target = resolve(file === undefined ? folder : dirname(file))
  const made: string[] = []
  try {
    for (const path of await missingFolders(target)) {
      await mkdir(path)
      made.push(path)
    }
    await writeTo(target)
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException
    const message = `${place} cannot be written (${code}). Name a place that can be, or mend its rights or its disk.`
    throw new BadInput('output.unwritable', place, message, { cause })
  } finally {
    // One that somebody has filled meanwhile stays.
    for (const path of made.reverse()) await rmdir(path).catch(() => {})
  }
}

/**
 * The folders that are not there yet, outermost first. One by one, for Node's recursive `mkdir` never ends below a folder
 * that takes none, as `/proc` is.
 */
async function missingFolders(target: string): Promise<readonly string[]> {
  const missing: string[] = []
  for (let path = target; !(await stat(path).catch(() => undefined)); path = dirname(path)) {
    missing.unshift(path)
    if (dirname(path) === path) break
  }
  return missing
}

/** What rights say is not what a disk does: only a file that was made shows that one can be. */
async function writeTo(folder: string): Promise<void> {
  const path = join(folder, `.reelgraph-${randomUUID().slice(0, 8)}.tmp`)
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile('Reelgraph tries whether this folder can be written.')
  } finally {
    await handle.close()
    await rm(path, { force: true })
  }
}
