import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../define/json.ts'
import type { DeviceChoice, OpenModel } from '../define/services.ts'
import type { ConditioningSpan, ModelDescriptor } from '../define/values.ts'
import type { LatentShape } from '../diffusion/clip.ts'
import { lexiconFile, type Bundle } from './bundle/bundle.ts'
import { readJson } from './bundle/read-json.ts'
import { chunkedDecode } from './codec/chunked-decode.ts'
import { decodeRange } from './codec/decode-range.ts'
import { encodeFrames } from './codec/encode-frames.ts'
import { previewPictures } from './codec/preview-pictures.ts'
import { streamingDecode } from './codec/streaming-decode.ts'
import { checkRequest } from './family/check-request.ts'
import { flowFamily } from './family/flow.ts'
import { picturebookFamily } from './family/picturebook.ts'
import type { SessionPool } from './session/session-pool.ts'
import { PromptTokenizer } from './text/prompt-tokenizer.ts'
import { encodeCaption, type EncodedText } from './text/text-encoder.ts'

/** An open model whose `encodeText` also says which part of a long text was cut off. */
export interface LocalModel extends OpenModel {
  encodeText(text: string): Promise<EncodedText>
}

/** Puts a bundle's tokenizer, family and codec behind the one interface that nodes use. Loads no weights yet. */
export function openModel(
  bundle: Bundle,
  descriptor: ModelDescriptor,
  pool: SessionPool,
  device: DeviceChoice,
): LocalModel {
  const { info, folder } = bundle
  let tokenizer: PromptTokenizer | undefined
  let empty: Promise<ConditioningSpan> | undefined
  const encodeText = async (text: string): Promise<EncodedText> => {
    tokenizer ??= readTokenizer(folder, info)
    return encodeCaption(text, bundle, tokenizer, pool, family.padsText)
  }
  const encodeEmpty = async (): Promise<ConditioningSpan> => {
    const { embeddings, length, width, mask, text } = await encodeText('')
    return { scope: 'all', text, embeddings, length, width, mask }
  }
  const emptyCaption = (): Promise<ConditioningSpan> =>
    (empty ??= encodeEmpty().catch((thrown: unknown) => {
      // What failed for want of memory may work the next time.
      empty = undefined
      throw thrown
    }))
  // One row's activations fit a CPU's caches and two rows' do not, unless the weights are int8: measured, bench/dit-step.ts.
  const batched = device.provider !== 'cpu' || device.precision === 'int8'
  const family =
    info.family === 'picturebook'
      ? picturebookFamily(bundle, pool, batched)
      : flowFamily(bundle, pool, emptyCaption)
  const { preview } = bundle.graphs

  return {
    descriptor,
    device,
    encodeText,
    async lexicon() {
      return existsSync(join(folder, lexiconFile))
        ? (readJson(folder, lexiconFile, info.id) as Json)
        : undefined
    },
    async denoise(request) {
      checkRequest(descriptor, request)
      return request.conditionings.length ? family.denoise(request) : []
    },
    decode(latents, shape, range) {
      const checked = decodeRange(descriptor, latents, shape, range)
      const { streaming } = bundle.graphs
      return streaming && info.statesForStreamingDecoder.length && info.compression.firstFrame === 'same'
        ? streamingDecode(bundle, streaming, pool, latents, shape, checked)
        : chunkedDecode(bundle, pool, latents, shape, checked)
    },
    // Absent rather than empty-handed: who asks would make the latents of the whole clip for nothing.
    ...(preview && {
      pictures: (latents: Float32Array, shape: LatentShape) =>
        previewPictures(info.id, preview, pool, latents, shape),
    }),
    encode: (frames) => encodeFrames(bundle, pool, frames),
  }
}

function readTokenizer(folder: string, info: Bundle['info']): PromptTokenizer {
  const config = 'tokenizer/tokenizer_config.json'
  return new PromptTokenizer(
    info.id,
    readJson(folder, 'tokenizer/tokenizer.json', info.id),
    existsSync(join(folder, config)) ? readJson(folder, config, info.id) : {},
    info.text,
  )
}
