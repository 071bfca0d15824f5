import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { KeyHistory } from './key-history.ts'
import type { ExplainedKey } from './key-maker.ts'
import { writeWhole } from './write-whole.ts'

/** How much of a history outlives its process: the newest places, and no more text than this. */
const most = { places: 2000, bytes: 2 * 2 ** 20 }

const fields = z.record(z.string(), z.unknown())
const entry = z.tuple([
  z.string(),
  z.object({
    key: z.string(),
    parts: z.object({
      type: z.string(),
      version: z.number(),
      params: fields,
      inputs: z.record(z.string(), z.string()),
      environment: z.unknown().optional(),
      stopAfter: z.number().optional(),
      externals: z.unknown().optional(),
      start: z.unknown().optional(),
    }),
  }),
])

/** A history that is kept in a file, a line for each place, so that a miss is explained after a restart as well. */
export class KeyHistoryFile {
  readonly history: KeyHistory
  readonly #path: string
  #written = 0

  constructor(path: string) {
    this.#path = path
    this.history = new KeyHistory(undefined, read(path))
  }

  /** Writes what is new; the file is whole or as it was. A disk that is full costs the explanation, not the run. */
  async settled(): Promise<void> {
    const { changes } = this.history
    if (changes === this.#written) return
    this.#written = changes
    const lines: string[] = []
    let bytes = 0
    for (const pair of this.history.newest(most.places)) {
      const line = `${JSON.stringify(pair)}\n`
      bytes += Buffer.byteLength(line)
      if (bytes > most.bytes) break
      lines.push(line)
    }
    await writeWhole(this.#path, Buffer.from(lines.join(''))).catch(() => {})
  }
}

/** What an earlier process kept, oldest first. A line that cannot be read is one that is not explained. */
function read(path: string): (readonly [string, ExplainedKey])[] {
  try {
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.flatMap((line) => (line === '' ? [] : entryOf(line))).reverse()
  } catch {
    return []
  }
}

function entryOf(line: string): (readonly [string, ExplainedKey])[] {
  try {
    const parsed = entry.safeParse(JSON.parse(line))
    return parsed.success ? [parsed.data] : []
  } catch {
    return []
  }
}
