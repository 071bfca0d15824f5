import type { Packed } from '../define/index.ts'
import type { CheckpointStore } from './checkpoint-store.ts'

/** Checkpoints that live as long as the process. */
export class MemoryCheckpoints implements CheckpointStore {
  readonly #states = new Map<string, Packed>()

  get keys(): readonly string[] {
    return [...this.#states.keys()]
  }

  async load(key: string): Promise<Packed | undefined> {
    return this.#states.get(key)
  }

  /** Copies the state, so that the node may go on writing to its arrays. */
  async save(key: string, state: Packed): Promise<void> {
    this.#states.set(key, structuredClone(state))
  }

  async drop(key: string): Promise<void> {
    this.#states.delete(key)
  }
}
