import type { Tensor } from 'onnxruntime-node'
import type { Conditioning } from '../../define/values.ts'
import type { Bundle } from '../bundle/bundle.ts'
import { ModelRequestError, UnsupportedGraphError } from '../model-error.ts'
import type { SessionPool } from '../session/session-pool.ts'
import { cleanLatents } from './clean-latents.ts'
import type { Family } from './family.ts'

const understood = [
  'hidden_states',
  'timestep',
  'encoder_hidden_states',
  'encoder_attention_mask',
  'encoder_hidden_states_mask',
]

/**
 * Video DiTs that others trained, as Optimum exports them: `hidden_states [B, C, F, h, w]`, one `timestep [B]` for all
 * frames, or `[B, F]` of a model that knows a level for each (`perFrameNoise`), `encoder_hidden_states [B, L, D]` padded to the model's length, and optionally its mask. Unconditional is the
 * empty caption, which `emptyCaption` encodes. Frames of one shot are told its caption; it sees one shot at a time. Conditionings run one after another: at these sizes a batch saves
 * nothing and doubles the memory.
 */
export function flowFamily(
  bundle: Bundle,
  pool: SessionPool,
  emptyCaption: () => Promise<Conditioning['spans'][number]>,
): Family {
  const { transformer } = bundle.graphs
  const { info } = bundle
  const strange = transformer.summary.inputs.find(({ name }) => !understood.includes(name))
  if (strange)
    throw new UnsupportedGraphError(
      info.id,
      `The transformer of "${info.id}" needs ${strange.name}, which no family here provides; export a text-to-video ` +
        `model whose inputs are ${understood.slice(0, 3).join(', ')}.`,
    )
  const levels = transformer.summary.inputs.find(({ name }) => name === 'timestep')?.dims?.length
  if (info.perFrameNoise && levels !== 2)
    throw new UnsupportedGraphError(
      info.id,
      `bundle.json of "${info.id}" says perFrameNoise, but its transformer takes one timestep for all frames. ` +
        'Take perFrameNoise out, or export a transformer whose timestep is [batch, frames].',
    )
  const { maxTokens, width } = info.text
  const perUnit = info.timeConvention === 'sigma-1000' ? 1000 : 1

  return {
    padsText: true,
    async denoise(request) {
      // Before the transformer is taken: the text encoder may need the room that it has.
      const none = request.conditionings.includes(null) ? [await emptyCaption()] : []
      return pool.use(info.id, transformer, async (session) => {
        const clean: Float32Array[] = []
        for (const conditioning of request.conditionings) {
          const spans = captionsOf(conditioning?.spans ?? none, request.shot, info.id)
          const { text, mask } = padded(spans, maxTokens, width)
          const tensor = (name: string, data: Float32Array, ...dims: number[]): Tensor =>
            session.tensor(name, { data, dims })
          const feeds: Record<string, Tensor> = {
            hidden_states: tensor('hidden_states', request.latents, 1, ...request.shape),
            timestep: info.perFrameNoise
              ? tensor(
                  'timestep',
                  Float32Array.from(request.sigma, (level) => level * perUnit),
                  1,
                  request.shape[1],
                )
              : tensor('timestep', Float32Array.of(request.sigma[0]! * perUnit), 1),
            encoder_hidden_states: tensor('encoder_hidden_states', text, 1, maxTokens, width),
          }
          for (const name of understood.slice(3))
            if (session.has(name)) feeds[name] = tensor(name, mask, 1, maxTokens)
          const results = await session.run(feeds)
          const answer = session.floats(results[session.ports.outputs[0]!]!)
          clean.push(
            info.prediction === 'x0'
              ? answer.slice()
              : cleanLatents(request.latents, answer, 0, request.shape, request.sigma),
          )
        }
        return clean
      })
    },
  }
}

/** What speaks to frames that are all of one shot: their own caption, and what is said to all. Throws `model.request` for more shots. */
function captionsOf(
  spans: Conditioning['spans'],
  shots: readonly string[],
  subject: string,
): Conditioning['spans'] {
  if (spans.every(({ scope }) => scope === 'all')) return spans
  if (new Set(shots).size > 1)
    throw new ModelRequestError(
      subject,
      `"${subject}" sees one shot at a time. Make the shots one after another, or give it one prompt for the whole clip.`,
    )
  return spans.filter(({ scope }) => scope === 'all' || scope.shot === shots[0])
}

/** The real tokens of all spans in a row, zeros up to the model's length. */
function padded(
  spans: Conditioning['spans'],
  length: number,
  width: number,
): { readonly text: Float32Array; readonly mask: Float32Array } {
  const text = new Float32Array(length * width)
  const mask = new Float32Array(length)
  let at = 0
  for (const span of spans)
    for (let t = 0; t < span.length && at < length; t++) {
      if (!span.mask[t]) continue
      text.set(span.embeddings.subarray(t * width, (t + 1) * width), at * width)
      mask[at++] = 1
    }
  return { text, mask }
}
