import type { Packed } from '../define/index.ts'

/** Where nodes keep how far they are, by key. */
export interface CheckpointStore {
  /** Undefined where there is none, or none that can be read. */
  load(key: string): Promise<Packed | undefined>
  save(key: string, state: Packed): Promise<void>
  drop(key: string): Promise<void>
}
