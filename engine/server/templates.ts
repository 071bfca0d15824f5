import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseWorkflow, type WorkflowDocument } from '../graph/index.ts'

/** A workflow that people start from, as lists have it. */
export interface TemplateSummary {
  /** Stands in addresses: `text-to-video`. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** Whether there is a picture of what it makes. */
  readonly thumbnail: boolean
}

const suffix = '.reelgraph.json'

/** The workflows that come with the program, read from its folder when they are asked for. */
export class Templates {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** All of them: what to start with first, then by title. One that cannot be read is not shown. */
  async list(): Promise<readonly TemplateSummary[]> {
    const files = await readdir(this.#folder).catch((): string[] => [])
    const names = files.filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length))
    const read = await Promise.all(
      names.map(async (name) => {
        const document = await this.read(name)
        if (!document) return []
        const { title = name, description = '', tags = [] } = document.meta
        return [{ name, title, description, tags, thumbnail: files.includes(`${name}.webp`) }]
      }),
    )
    const place = ({ tags }: TemplateSummary): number => (tags.includes('start here') ? 0 : 1)
    return read.flat().sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title, 'en'))
  }

  /** The workflow of a name; undefined where there is none. */
  async read(name: string): Promise<WorkflowDocument | undefined> {
    if (!isName(name)) return undefined
    const text = await readFile(join(this.#folder, name + suffix), 'utf8').catch(() => undefined)
    return text === undefined ? undefined : parseWorkflow(text).document
  }

  /** Where the picture of what it makes is, and when it was made; undefined where there is none. */
  async thumbnail(name: string): Promise<{ readonly path: string; readonly changedAt: number } | undefined> {
    if (!isName(name)) return undefined
    const path = join(this.#folder, `${name}.webp`)
    const stats = await stat(path).catch(() => undefined)
    return stats && { path, changedAt: Math.round(stats.mtimeMs) }
  }
}

function isName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(name)
}
