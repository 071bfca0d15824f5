import type { Json } from '../json.ts'
import type { Kind } from '../kind.ts'
import { bytesOf, float32Of } from '../typed-bytes.ts'
import type { Conditioning, ConditioningSpan } from '../values.ts'
import { hasFields } from './plain-kind.ts'

/** What the sampler is told: encoded captions and the frames they speak to. */
export const conditioning: Kind<'conditioning', Conditioning> = {
  id: 'conditioning',
  title: 'Conditioning',
  look: { dark: '#EC9BB8', light: '#9C2B5B', glyph: 'diamond', width: 2, dash: '14 4 2 4' },
  is: (value): value is Conditioning => hasFields(value, 'model', 'spans') && Array.isArray(value.spans),
  bytes: (value) =>
    value.spans.reduce(
      (sum, span) => sum + span.embeddings.byteLength + span.mask.byteLength + 2 * span.text.length + 64,
      64,
    ),
  encode(value) {
    const buffers: Record<string, Uint8Array> = {}
    const spans = value.spans.map((span, index) => {
      buffers[`${index}.embeddings`] = bytesOf(span.embeddings)
      buffers[`${index}.mask`] = span.mask
      const { scope, text, length, width } = span
      return { scope, text, length, width }
    })
    return { meta: { model: value.model, spans }, buffers }
  },
  decode(packed) {
    const meta = packed.meta as unknown as {
      model: string
      spans: (Pick<ConditioningSpan, 'scope' | 'text' | 'length' | 'width'> & Json)[]
    }
    const spans = meta.spans.map((span, index) => ({
      scope: span.scope,
      text: span.text,
      embeddings: float32Of(packed.buffers[`${index}.embeddings`] ?? new Uint8Array()),
      length: span.length,
      width: span.width,
      mask: packed.buffers[`${index}.mask`]?.slice() ?? new Uint8Array(),
    }))
    return { model: meta.model, spans }
  },
}
