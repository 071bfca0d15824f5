import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { dataUnwritable } from './data-unwritable.ts'

const weekMs = 7 * 24 * 60 * 60 * 1000

/**
 * Makes a scratch folder of this process's own; whose it is stands in its name, so that it is swept if we are killed. Throws
 * `data.unwritable`.
 */
export async function makeScratch(root: string): Promise<string> {
  try {
    await mkdir(root, { recursive: true })
    return await mkdtemp(join(root, `run-${hostTag()}-${process.pid}-`))
  } catch (cause) {
    throw dataUnwritable(root, cause)
  }
}

/**
 * Removes scratch folders that nobody will close: those of dead processes here, and where that cannot be told (another
 * machine or container with the same data folder) those that nothing was added to for a week.
 */
export async function sweepScratch(root: string): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    if (!name.startsWith('run-')) continue
    const path = join(root, name)
    const stats = await stat(path).catch(() => undefined)
    if (stats && isOver(name, stats.mtimeMs)) await rm(path, { recursive: true, force: true }).catch(() => {})
  }
}

function isOver(name: string, changedAt: number): boolean {
  const [, host, digits] = /^run-([0-9a-f]{8})-(\d+)-/.exec(name) ?? []
  if (host !== hostTag()) return Date.now() - changedAt > weekMs
  const pid = Number(digits)
  // Ours by number alone: a process before us had the same, as is usual in containers. File times are coarse.
  if (pid === process.pid) return changedAt < performance.timeOrigin - 2000
  return !isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process that may not be signalled is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function hostTag(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}
