import { join } from 'node:path'
import { DiskCache, KeyHistoryFile, MemoryCache, TieredCache } from '../run/index.ts'
import type { DataFolder } from '../store/data-folder.ts'

const memoryBytes = 512 * 2 ** 20
const diskBytes = 2 * 2 ** 30

/** Results in memory over results on disk, and what must be waited for before the process ends. */
export interface OpenCache {
  readonly cache: TieredCache
  settled(): Promise<void>
}

/** Opens the cache of the data folder, so that a second run of the same graph makes only what changed. */
export function openCache(data: DataFolder): OpenCache {
  const disk = new DiskCache(join(data.cache, 'results'), { budgetBytes: diskBytes })
  const kept = new KeyHistoryFile(join(data.cache, 'history.jsonl'))
  return {
    cache: new TieredCache(new MemoryCache(memoryBytes, kept.history), disk),
    settled: async () => {
      await Promise.all([disk.settled(), kept.settled()])
    },
  }
}
