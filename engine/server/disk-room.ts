import { statfs } from 'node:fs/promises'

/** Left free on the disk for everything else: the store, results, what is being made. */
const reserveBytes = 16 * 2 ** 20

/** Whether a folder's disk takes so many bytes more and keeps its reserve; `free` tells how many it has. */
export async function hasRoom(folder: string, bytes: number, free = bytesFree): Promise<boolean> {
  return bytes + reserveBytes <= (await free(folder))
}

/** Bytes that may still be written to the disk of a folder; without end where that is not told. */
async function bytesFree(folder: string): Promise<number> {
  const { blocks = 0, bavail = 0, bsize = 0 } = (await statfs(folder).catch(() => undefined)) ?? {}
  return blocks > 0 ? bavail * bsize : Infinity
}
