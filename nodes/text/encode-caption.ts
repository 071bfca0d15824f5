import type { ConditioningSpan, OpenModel } from '../../engine/define/index.ts'
import { quotedList } from './quoted-list.ts'

/** One caption as a span for the frames of `scope`; words that the model does not know go into a note. */
export async function encodeCaption(
  model: OpenModel,
  text: string,
  scope: ConditioningSpan['scope'],
  note: (message: string) => void,
): Promise<ConditioningSpan> {
  const { unknown, ...tokens } = await model.encodeText(text)
  if (unknown.length > 0) {
    const title = model.descriptor.title
    note(
      `${title} does not know ${quotedList(unknown)}. Use other words, or put a Prompt Rewriter before this node.`,
    )
  }
  return { ...tokens, scope }
}
