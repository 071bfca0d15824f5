import type { Run } from '../../engine/define/index.ts'
import { openDescribed } from '../clip/open-described.ts'
import type { promptRewriter } from './prompt-rewriter.ts'
import { quotedList } from './quoted-list.ts'
import { readLexicon } from './read-lexicon.ts'
import { rewritePrompt } from './rewrite-prompt.ts'

/** Rewrites the text with the model's own list of words, and notes what the model reads then, every change, and every word it does not know. */
export const run: Run<typeof promptRewriter> = async ({ inputs, node, note, services }) => {
  const { model, text, leaveOut } = inputs
  const lexicon = await readLexicon(await openDescribed(services.models, model, node), node)
  if (!lexicon) {
    note(`${model.title} brings no list of words, so the text stays as it is.`)
    return { text }
  }
  const rewritten = rewritePrompt(text, lexicon, leaveOut)
  const changes = new Set(
    rewritten.changes.map(({ from, to }) =>
      to === '' ? `"${from}" is left out.` : `"${from}" became "${to}".`,
    ),
  )
  if (rewritten.text !== '' && changes.size + rewritten.unknown.length > 0)
    note(`${model.title} reads "${rewritten.text}".`)
  for (const change of changes) note(change)
  if (rewritten.unknown.length > 0) {
    const names = quotedList(rewritten.unknown)
    note(
      `${model.title} does not know ${names}${leaveOut ? '; left out' : ''}. Use other words for what matters.`,
    )
  }
  if (rewritten.text === '' && text.trim() !== '')
    note(
      `Nothing of this text is known to ${model.title}. Write for example "a fox runs to the right in a forest".`,
    )
  return { text: rewritten.text }
}
