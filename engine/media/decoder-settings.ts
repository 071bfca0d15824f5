import type { InputVideoTrack } from 'mediabunny'
import type { DecoderSettings } from './frame-decoder.ts'
import { UnreadableError } from './media-error.ts'

/** What is read of a WebCodecs decoder configuration. */
interface DecoderConfig {
  readonly codedWidth?: number
  readonly codedHeight?: number
  readonly description?: ArrayBuffer | ArrayBufferView
}

/** What a decoder must know of a track. Throws `UnreadableError` for a codec that is not read here. */
export async function decoderSettings(path: string, track: InputVideoTrack): Promise<DecoderSettings> {
  const codec = await track.getCodec()
  // The library's type is the browser's VideoDecoderConfig, which Node's types do not have.
  const config = (await track.getDecoderConfig()) as DecoderConfig | null
  const space = (await track.getColorSpace()) as { matrix?: string | null; fullRange?: boolean | null }
  if (
    !config ||
    (codec !== 'avc' && codec !== 'hevc' && codec !== 'vp8' && codec !== 'vp9' && codec !== 'av1')
  ) {
    throw new UnreadableError(path, `"${path}" uses a codec that is not read here. Convert it to H.264.`)
  }
  const { description } = config
  return {
    codec,
    width: config.codedWidth ?? 0,
    height: config.codedHeight ?? 0,
    description:
      description && (ArrayBuffer.isView(description) ? bytesOf(description) : new Uint8Array(description)),
    matrix: space.matrix ?? null,
    fullRange: space.fullRange ?? null,
  }
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
