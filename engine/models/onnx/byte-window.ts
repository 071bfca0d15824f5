import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const window = 1 << 16

/** Random access to a file of any size through one 64 KiB window, so that weights are never read to skip them. */
export class ByteWindow {
  readonly size: number
  readonly #file: number
  readonly #buffer = Buffer.alloc(window)
  #start = 0
  #length = 0

  /** Opens a file for reading; throws the system's error (`ENOENT`, …). */
  constructor(path: string) {
    this.#file = openSync(path, 'r')
    this.size = fstatSync(this.#file).size
  }

  /** The byte at `offset`, or −1 past the end. */
  byte(offset: number): number {
    if (offset < this.#start || offset >= this.#start + this.#length) {
      if (offset < 0 || offset >= this.size) return -1
      this.#start = offset
      this.#length = readSync(this.#file, this.#buffer, 0, window, offset)
      if (this.#length === 0) return -1
    }
    return this.#buffer[offset - this.#start]!
  }

  /** A copy of `length` bytes; the caller bounds `length`. Shorter where the file ends. */
  bytes(offset: number, length: number): Buffer {
    const copy = Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)))
    const read = copy.length ? readSync(this.#file, copy, 0, copy.length, offset) : 0
    return copy.subarray(0, read)
  }

  /** Closes the file. */
  close(): void {
    closeSync(this.#file)
  }
}
