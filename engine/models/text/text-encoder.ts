import type { OpenModel } from '../../define/services.ts'
import type { Bundle } from '../bundle/bundle.ts'
import { UnsupportedGraphError } from '../model-error.ts'
import type { SessionPool } from '../session/session-pool.ts'
import type { PromptTokenizer } from './prompt-tokenizer.ts'

/** What `encodeText` returns: a span without its scope, the words that are not known and the text that was cut off. */
export type EncodedText = Awaited<ReturnType<OpenModel['encodeText']>> & { readonly cut: string }

/**
 * Runs a bundle's text encoder on one caption: embeddings `[length, width]` of its real tokens, or, with `pad`, of the
 * model's full length with zeros where no token is.
 */
export async function encodeCaption(
  text: string,
  bundle: Bundle,
  tokenizer: PromptTokenizer,
  pool: SessionPool,
  pad: boolean,
): Promise<EncodedText> {
  const { maxTokens, width, padId } = bundle.info.text
  const { ids, unknown, cut } = tokenizer.encode(text)
  // A text without a token still needs one, which the mask hides; T5-like encoders were trained on the padded length.
  const real = text.trim() === '' && ids.length === 1 && ids[0] === padId ? 0 : ids.length
  const length = pad ? maxTokens : ids.length
  const mask = new Uint8Array(length).fill(1, 0, real)
  const row = new Float32Array(length).fill(padId)
  row.set(ids)
  const found = await pool.use(bundle.info.id, bundle.graphs.textEncoder, async (session) => {
    const dims = [1, length]
    const feeds = { input_ids: session.tensor('input_ids', { data: row, dims }) }
    if (session.has('attention_mask'))
      Object.assign(feeds, {
        attention_mask: session.tensor('attention_mask', { data: Float32Array.from(mask), dims }),
      })
    const results = await session.run(feeds)
    const output = results['last_hidden_state'] ?? results[session.ports.outputs[0]!]!
    if (output.dims.join() !== [1, length, width].join())
      throw new UnsupportedGraphError(
        bundle.info.id,
        `The text encoder of "${bundle.info.id}" gave ${output.dims.join('×')} for ${length} tokens, where 1×${length}×${width} were due. ` +
          'State its width in bundle.json, or export it with its last hidden state.',
      )
    return session.floats(output)
  })
  const embeddings = found.slice(0, length * width)
  embeddings.fill(0, real * width)
  return { text, embeddings, length, width, mask, unknown, cut }
}
