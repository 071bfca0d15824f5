import type { InputVideoTrack } from 'mediabunny'
import { namedTags } from './colour-tags.ts'
import type { DecoderSettings } from './frame-decoder.ts'
import { UnreadableError } from './media-error.ts'

/** What is read of a WebCodecs decoder configuration. */
interface DecoderConfig {
  readonly codedWidth?: number
  readonly codedHeight?: number
  readonly description?: ArrayBuffer | ArrayBufferView
}

/** What a decoder must know of a track. Throws `UnreadableError` for a codec that is not read here, and names it. */
export async function decoderSettings(path: string, track: InputVideoTrack): Promise<DecoderSettings> {
  const codec = await track.getCodec()
  // The library's type is the browser's VideoDecoderConfig, which Node's types do not have.
  const config = (await track.getDecoderConfig()) as DecoderConfig | null
  if (codec !== 'avc' && codec !== 'hevc' && codec !== 'vp8' && codec !== 'vp9' && codec !== 'av1') {
    const stored = await track.getInternalCodecId()
    const name = codec ?? (typeof stored === 'string' ? stored : 'unknown')
    throw new UnreadableError(
      path,
      `The video codec of "${path}" is "${name}", which is not read here. Convert it to H.264.`,
    )
  }
  if (!config)
    throw new UnreadableError(
      path,
      `"${path}" does not say how its ${codec} video is decoded. Get the file again or convert it to H.264.`,
    )
  const { description } = config
  return {
    codec,
    width: config.codedWidth ?? 0,
    height: config.codedHeight ?? 0,
    description:
      description && (ArrayBuffer.isView(description) ? bytesOf(description) : new Uint8Array(description)),
    colour: namedTags(await track.getColorSpace()),
  }
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
