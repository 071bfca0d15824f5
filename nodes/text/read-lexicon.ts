import { readFile } from 'node:fs/promises'
import { type OpenModel, ReelgraphError } from '../../engine/define/index.ts'
import { type Lexicon, lexiconSchema } from './lexicon.ts'

/** What an open model may offer beside the contract: its list of words. */
interface WithLexicon {
  lexicon?(): Promise<unknown>
}

/** The model's list of words; undefined where it brings none. An embedded model's is read from its own folder. */
export async function readLexicon(model: OpenModel, node: string): Promise<Lexicon | undefined> {
  const raw = await ((model as OpenModel & WithLexicon).lexicon?.() ?? embeddedLexicon(model.descriptor.id))
  if (raw === undefined) return undefined
  const read = lexiconSchema.safeParse(raw)
  if (read.success) return read.data
  throw new ReelgraphError(
    'model.lexicon',
    node,
    `The list of words of "${model.descriptor.id}" cannot be read. Install the model again, or bypass this node.`,
    { cause: read.error },
  )
}

async function embeddedLexicon(id: string): Promise<unknown> {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(id)) return undefined
  try {
    return JSON.parse(
      await readFile(new URL(`../../models/${id}/lexicon.json`, import.meta.url), 'utf8'),
    ) as unknown
  } catch {
    return undefined
  }
}
