import { type OpenModel, ReelgraphError } from '../../engine/define/index.ts'
import { type Lexicon, lexiconSchema } from './lexicon.ts'

/** The model's list of words; undefined where it brings none. */
export async function readLexicon(model: OpenModel, node: string): Promise<Lexicon | undefined> {
  const raw = await model.lexicon()
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
