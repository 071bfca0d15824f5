import type { EncodedPacket } from 'mediabunny'
import type { CodecContext, Frame as NativeFrame, Packet as NativePacket } from 'node-av'
import { type ColourTags, codedTags, mergedTags } from './colour-tags.ts'
import { UnreadableError } from './media-error.ts'
import { type PlanarPicture, lumaWeights, planarFormat } from './planar.ts'

/** What a track says of its codec; `VideoDecoderConfig` has these. */
export interface DecoderSettings {
  readonly codec: 'avc' | 'hevc' | 'vp8' | 'vp9' | 'av1'
  readonly width: number
  readonly height: number
  readonly description: Uint8Array | undefined
  /** The container's colour tags, for bitstreams that carry none. */
  readonly colour: ColourTags
}

/** A decoded picture and the microsecond at which it is shown. */
export interface DecodedPicture {
  readonly time: number
  readonly picture: PlanarPicture
}

/**
 * Packets in, pictures out, one at a time: nothing runs in the background, so an error of a damaged file reaches its
 * reader and never the process. (The container library's own decoding loop lets such an error escape.)
 */
export async function* decodePictures(
  packets: AsyncIterable<EncodedPacket>,
  settings: DecoderSettings,
): AsyncGenerator<DecodedPicture> {
  const av = await import('node-av')
  const ids = {
    avc: av.AV_CODEC_ID_H264,
    hevc: av.AV_CODEC_ID_HEVC,
    vp8: av.AV_CODEC_ID_VP8,
    vp9: av.AV_CODEC_ID_VP9,
    av1: av.AV_CODEC_ID_AV1,
  }
  const codec = av.Codec.findDecoder(ids[settings.codec])
  if (!codec)
    throw new UnreadableError(
      settings.codec,
      `There is no ${settings.codec} decoder here. Convert the video to H.264.`,
    )
  const context = new av.CodecContext()
  const frame = new av.Frame()
  const packet = new av.Packet()
  const check = (code: number, what: string): void => av.FFmpegError.throwIfError(code, what)
  const receive = async function* (): AsyncGenerator<DecodedPicture> {
    for (;;) {
      const code = await context.receiveFrame(frame)
      if (code === av.AVERROR_EAGAIN || code === av.AVERROR_EOF) return
      check(code, 'decode')
      yield {
        time: Number(frame.pts),
        picture: copyPicture(frame, av.avGetPixFmtName(frame.format as never) ?? '', settings),
      }
    }
  }
  try {
    context.allocContext3(codec)
    frame.alloc()
    packet.alloc()
    context.width = settings.width
    context.height = settings.height
    context.extraData = settings.description ? Buffer.from(settings.description) : null
    // Strictly: a stream that does not say how far its pictures are out of order loses none of them.
    check(await context.open2(codec, av.Dictionary.fromObject({ strict: '1' })), 'open the decoder')
    for await (const encoded of packets) {
      fill(packet, encoded, av.AV_NOPTS_VALUE)
      check(await context.sendPacket(packet), 'decode')
      packet.unref()
      yield* receive()
    }
    check(await context.sendPacket(null), 'finish')
    yield* receive()
  } finally {
    free(context, frame, packet)
  }
}

function fill(packet: NativePacket, encoded: EncodedPacket, unknownTime: bigint): void {
  packet.isKeyframe = encoded.type === 'key'
  packet.data = Buffer.from(encoded.data)
  packet.timeBase = { num: 1, den: 1_000_000 }
  packet.pts = BigInt(encoded.microsecondTimestamp)
  packet.dts = unknownTime
}

function free(context: CodecContext, frame: NativeFrame, packet: NativePacket): void {
  context.freeContext()
  frame.free()
  packet.free()
}

function copyPicture(frame: NativeFrame, name: string, settings: DecoderSettings): PlanarPicture {
  const { width, height } = frame
  const format = planarFormat(name)
  const data = frame.data
  if (!format || !data)
    throw new UnreadableError(name, `Frames stored as "${name}" are not read here. Convert to 8-bit 4:2:0.`)
  const strides = frame.linesize
  const planes = data
    .slice(0, format.interleaved ? 2 : 3)
    .map((plane, i) => ({ data: plane, stride: strides[i]! }))
  const coded = codedTags({
    matrix: frame.colorSpace,
    transfer: frame.colorTrc,
    primaries: frame.colorPrimaries,
    range: frame.colorRange,
  })
  const { matrix, transfer, primaries, fullRange } = mergedTags(coded, settings.colour)
  return {
    width,
    height,
    format,
    planes,
    weights: lumaWeights(matrix, width, height),
    fullRange: name.startsWith('yuvj') || fullRange === true,
    light: { transfer: transfer ?? 'sdr', primaries: primaries ?? 'bt709' },
  }
}
