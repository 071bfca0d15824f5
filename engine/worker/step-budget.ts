/** Counts the bytes of archived steps by run and says what must go: whole runs, oldest first, then first steps of the newest. */
export class StepBudget {
  readonly #limit: number
  /** By run, least recently written first; then bytes by file. */
  readonly #runs = new Map<string, Map<string, number>>()
  #bytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Adds a file and returns the paths, of runs or of files, that make room for it. */
  add(run: string, name: string, bytes: number): string[] {
    const files = this.#runs.get(run) ?? new Map<string, number>()
    this.#bytes += bytes - (files.get(name) ?? 0)
    files.delete(name)
    files.set(name, bytes)
    this.#runs.delete(run)
    this.#runs.set(run, files)
    const gone: string[] = []
    for (const [old, theirs] of this.#runs) {
      if (this.#bytes <= this.#limit || old === run) break
      for (const size of theirs.values()) this.#bytes -= size
      this.#runs.delete(old)
      gone.push(old)
    }
    for (const [file, size] of files) {
      if (this.#bytes <= this.#limit) break
      this.#bytes -= size
      files.delete(file)
      if (file !== name) gone.push(`${run}/${file}`)
    }
    return gone
  }
}
