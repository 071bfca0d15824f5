import type { Run } from '../../engine/define/index.ts'
import { openDescribed } from '../clip/open-described.ts'
import { encodeCaption } from './encode-caption.ts'
import type { textEncoder } from './text-encoder.ts'

/** Encodes the caption with the model's own text encoder and notes the words that it does not know. */
export const run: Run<typeof textEncoder> = async ({ inputs, node, services, note, signal }) => {
  const open = await openDescribed(services.models, inputs.model, node)
  signal.throwIfAborted()
  const span = await encodeCaption(open, inputs.text, 'all', note)
  return { conditioning: { model: inputs.model.id, spans: [span] } }
}
