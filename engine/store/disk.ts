import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'

/** What publishing a file asks of the disk, step by step, so that a test can make any of them fail. */
export interface Disk {
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>
  write(path: string, text: string): Promise<void>
  /** Returns when a file, or the names in a folder, are on the disk. */
  sync(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

/** The real one. */
export const realDisk: Disk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true })
  },
  write: (path, text) => writeFile(path, text),
  async sync(path) {
    const handle = await open(path, 'r').catch(unsyncable)
    try {
      await handle?.sync().catch(unsyncable)
    } finally {
      await handle?.close()
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
}

/** Some systems, Windows among them, cannot sync a folder; there its names are kept in another way. */
function unsyncable(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException
  if (process.platform === 'win32' || code === 'EINVAL' || code === 'ENOTSUP') return undefined
  throw error
}
