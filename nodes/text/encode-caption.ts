import type { ConditioningSpan, OpenModel } from '../../engine/define/index.ts'
import { quotedList } from './quoted-list.ts'

/** One caption as a span for the frames of `scope`; words that the model does not know, or cannot hold, go into notes, the former with a `remedy`. */
export async function encodeCaption(
  model: OpenModel,
  text: string,
  scope: ConditioningSpan['scope'],
  note: (message: string) => void,
  remedy = 'Use other words, or put a Prompt Rewriter before this node.',
): Promise<ConditioningSpan> {
  const encoded = await model.encodeText(text)
  const { title } = model.descriptor
  if (encoded.unknown.length > 0) {
    const words = quotedList(encoded.unknown)
    note(`${title} does not know ${words}. ${remedy}`)
  }
  const { cut } = encoded as { readonly cut?: string }
  if (cut)
    note(`The text is too long for ${title}: "${cut.slice(0, 200)}" is left out. Say it in fewer words.`)
  const { embeddings, length, width, mask } = encoded
  return { scope, text, embeddings, length, width, mask }
}
