import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const schema = z.object({
  /** The commit that the revision stood for when the download began. */
  revision: z.string().optional(),
  /** By address: entity tags of what is there in part. */
  validators: z.record(z.string(), z.string()),
})

/** What a download must remember to go on after it was killed, in a JSON file; a damaged one costs a new start. */
export class KeptProgress {
  readonly #path: string
  readonly #kept: z.output<typeof schema>

  private constructor(path: string, kept: z.output<typeof schema>) {
    this.#path = path
    this.#kept = kept
  }

  static async open(path: string): Promise<KeptProgress> {
    const text = await readFile(path, 'utf8').catch(() => '')
    try {
      return new KeptProgress(path, schema.parse(JSON.parse(text)))
    } catch {
      return new KeptProgress(path, { validators: {} })
    }
  }

  get revision(): string | undefined {
    return this.#kept.revision
  }

  async pin(revision: string): Promise<void> {
    this.#kept.revision = revision
    await this.#save()
  }

  get(address: string): string | undefined {
    return Object.hasOwn(this.#kept.validators, address) ? this.#kept.validators[address] : undefined
  }

  async set(address: string, validator: string | undefined): Promise<void> {
    if (this.get(address) === validator) return
    if (validator === undefined) delete this.#kept.validators[address]
    else this.#kept.validators[address] = validator
    await this.#save()
  }

  async #save(): Promise<void> {
    await writeFile(`${this.#path}.tmp`, JSON.stringify(this.#kept))
    await rename(`${this.#path}.tmp`, this.#path)
  }
}
