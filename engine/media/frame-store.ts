import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MismatchError, WriteError } from './media-error.ts'

/**
 * Frames of one size, kept by index until they are dropped: up to `memoryFrames` in memory, older ones in slots of a
 * file in `folder` that is made when first needed. Slots are used again, so the file is as long as the most frames
 * that were ever out of memory. One call at a time.
 */
export class FrameStore {
  readonly #frameBytes: number
  readonly #memoryFrames: number
  readonly #folder: string
  readonly #memory = new Map<number, Uint8Array>()
  readonly #slots = new Map<number, number>()
  readonly #freeSlots: number[] = []
  #slotCount = 0
  #file: { readonly handle: FileHandle; readonly path: string } | undefined

  constructor(frameBytes: number, memoryFrames: number, folder: string) {
    this.#frameBytes = frameBytes
    this.#memoryFrames = memoryFrames
    this.#folder = folder
  }

  /** Keeps a frame; indices ascend. Throws `WriteError` where the file cannot take the oldest. */
  async put(index: number, data: Uint8Array): Promise<void> {
    this.#memory.set(index, data)
    if (this.#memory.size <= this.#memoryFrames) return
    const [oldest, bytes] = this.#memory.entries().next().value!
    const slot = this.#freeSlots.pop() ?? this.#slotCount++
    await this.#writeSlot(slot, bytes)
    this.#slots.set(oldest, slot)
    this.#memory.delete(oldest)
  }

  /** A frame that is kept. Throws `MismatchError` for one that is not. */
  async get(index: number): Promise<Uint8Array> {
    const kept = this.#memory.get(index)
    if (kept) return kept
    const slot = this.#slots.get(index)
    const data = new Uint8Array(this.#frameBytes)
    const read =
      slot === undefined
        ? undefined
        : await this.#file?.handle.read(data, 0, data.length, slot * this.#frameBytes)
    if (read?.bytesRead === data.length) return data
    throw new MismatchError('shared video', `Frame ${index} was dropped or cut short on disk. Run again.`)
  }

  /** Forgets every frame before `index`. */
  dropBefore(index: number): void {
    for (const kept of this.#memory.keys()) {
      if (kept >= index) break
      this.#memory.delete(kept)
    }
    for (const [kept, slot] of this.#slots) {
      if (kept >= index) break
      this.#slots.delete(kept)
      this.#freeSlots.push(slot)
    }
  }

  /** Forgets everything and removes the file. */
  async close(): Promise<void> {
    this.#memory.clear()
    this.#slots.clear()
    await this.#file?.handle.close().catch(() => {})
    if (this.#file) await rm(this.#file.path, { force: true }).catch(() => {})
  }

  async #writeSlot(slot: number, data: Uint8Array): Promise<void> {
    const path = join(this.#folder, `frames-${randomUUID()}.part`)
    try {
      this.#file ??= { handle: await open(path, 'wx+', 0o600), path }
      for (let done = 0; done < data.length;) {
        const at = slot * this.#frameBytes + done
        done += (await this.#file.handle.write(data, done, data.length - done, at)).bytesWritten
      }
    } catch (cause) {
      throw new WriteError(this.#file?.path ?? path, cause)
    }
  }
}
