import { open } from 'node:fs/promises'

/** Returns when the names in a folder are on the disk, so that a power cut takes none of them. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(unsyncable)
  try {
    await handle?.sync().catch(unsyncable)
  } finally {
    await handle?.close()
  }
}

/** Some systems, Windows among them, cannot sync a folder; there its names are kept in another way. */
function unsyncable(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException
  if (process.platform === 'win32' || code === 'EINVAL' || code === 'ENOTSUP') return undefined
  throw error
}
