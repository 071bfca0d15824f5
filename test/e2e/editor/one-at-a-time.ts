import { mkdir, rmdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A lock that is older than this was left by a process that is gone, in ms. */
const staleMs = 300_000

/** Does something while no other process does it: test files run at the same time, and there is one build. */
export async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
  const lock = join(tmpdir(), `${name}.lock`)
  while (!(await taken(lock))) {
    const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > staleMs) await rmdir(lock).catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  try {
    await work()
  } finally {
    await rmdir(lock).catch(() => {})
  }
}

async function taken(lock: string): Promise<boolean> {
  return mkdir(lock).then(
    () => true,
    () => false,
  )
}
