import type { CodecContext, FormatContext, Frame, Stream } from 'node-av'

/** A video that another program would have written. */
export interface Foreign {
  readonly encoder: string
  readonly options?: Readonly<Record<string, string>>
  readonly frames?: number
  /** One 10-bit sample each of luma, blue and red, for all of a picture; of 8 bits where there are none. */
  readonly samples?: (frame: number) => readonly [number, number, number]
  /** ITU-T H.273 numbers of matrix, transfer and primaries. */
  readonly colour?: readonly [number, number, number]
  /** Puts a second of silence beside it. */
  readonly sound?: boolean
  /** Of the muxer. */
  readonly flags?: string
  /** How many of the pictures stored first are left out, as where a stream is cut without regard to key pictures. */
  readonly without?: number
}

const side = 64

/** Writes pictures of 64×64 at 24 a second, by FFmpeg's own muxer: it also stores codecs that are not read here. */
export async function writeForeign(path: string, foreign: Foreign): Promise<void> {
  const av = await import('node-av')
  av.Log.setLevel(av.AV_LOG_FATAL)
  const check = (code: number): void => av.FFmpegError.throwIfError(code, foreign.encoder)
  const { frames = 24, samples, colour, without = 0 } = foreign
  const out = new av.FormatContext()
  check(out.allocOutputContext2(null, null, path))
  const video = new av.CodecContext()
  const codec = av.Codec.findEncoderByName(foreign.encoder as never)!
  video.allocContext3(codec)
  video.width = video.height = side
  video.pixelFormat = samples
    ? av.AV_PIX_FMT_YUV420P10LE
    : foreign.encoder.startsWith('prores')
      ? av.AV_PIX_FMT_YUV422P10LE
      : av.AV_PIX_FMT_YUV420P
  video.timeBase = new av.Rational(1, 24)
  video.framerate = new av.Rational(24, 1)
  video.threadCount = 1
  video.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER)
  if (colour) tag(video, colour)
  check(await video.open2(codec, av.Dictionary.fromObject({ ...foreign.options })))
  const shown = streamOf(av, out, video)
  const left = { out: without, earlier: BigInt(without) }

  const audio = foreign.sound ? await silence(av) : undefined
  const heard = audio && streamOf(av, out, audio)
  check(await out.openOutput())
  check(await out.writeHeader(av.Dictionary.fromObject(foreign.flags ? { movflags: foreign.flags } : {})))
  const picture = new av.Frame()
  for (let i = 0; i < frames; i++) {
    picture.alloc()
    picture.width = picture.height = side
    picture.format = video.pixelFormat
    check(picture.getBuffer(0))
    picture.data!.forEach((plane, at) => fillPlane(plane, samples?.(i)[at as 0 | 1 | 2], 40 + 60 * at + i))
    picture.pts = BigInt(i)
    if (colour) tag(picture, colour)
    await encode(av, out, [video, shown], picture, left)
  }
  await encode(av, out, [video, shown], null, left)
  if (audio && heard) {
    for (let i = 0; i < 47; i++) {
      picture.alloc()
      picture.nbSamples = 1024
      picture.format = audio.sampleFormat
      picture.sampleRate = audio.sampleRate
      picture.channelLayout = audio.channelLayout
      check(picture.getBuffer(0))
      picture.data!.forEach((plane) => plane.fill(0))
      picture.pts = BigInt(i * 1024)
      await encode(av, out, [audio, heard], picture)
    }
    await encode(av, out, [audio, heard], null)
    audio.freeContext()
  }
  check(await out.writeTrailer())
  await out.closeOutput()
  out.freeContext()
  video.freeContext()
}

type Av = typeof import('node-av')

function tag(
  what: CodecContext | Frame,
  [matrix, transfer, primaries]: readonly [number, number, number],
): void {
  what.colorSpace = matrix as typeof what.colorSpace
  what.colorTrc = transfer as typeof what.colorTrc
  what.colorPrimaries = primaries as typeof what.colorPrimaries
}

function streamOf(av: Av, out: FormatContext, coder: CodecContext): Stream {
  const stream = out.newStream(null)
  stream.timeBase = coder.timeBase
  av.FFmpegError.throwIfError(stream.codecpar.fromContext(coder), 'stream')
  return stream
}

async function silence(av: Av): Promise<CodecContext> {
  const context = new av.CodecContext()
  const codec = av.Codec.findEncoderByName('aac' as never)!
  context.allocContext3(codec)
  context.sampleFormat = av.AV_SAMPLE_FMT_FLTP
  context.sampleRate = 48_000
  context.channelLayout = av.AV_CHANNEL_LAYOUT_MONO
  context.timeBase = new av.Rational(1, 48_000)
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER)
  av.FFmpegError.throwIfError(await context.open2(codec, null), 'aac')
  return context
}

/** Encodes a frame, or finishes, and writes the packets that come of it; the first that are left out make the others come earlier. */
async function encode(
  av: Av,
  out: FormatContext,
  [coder, stream]: readonly [CodecContext, Stream],
  frame: Frame | null,
  left = { out: 0, earlier: 0n },
): Promise<void> {
  av.FFmpegError.throwIfError(await coder.sendFrame(frame), 'encode')
  frame?.free()
  const packet = new av.Packet()
  packet.alloc()
  while ((await coder.receivePacket(packet)) >= 0) {
    if (left.out > 0) {
      left.out--
      packet.unref()
      continue
    }
    packet.streamIndex = stream.index
    if (left.earlier > 0n) {
      packet.pts -= left.earlier
      packet.dts -= left.earlier
    }
    packet.duration ||= coder.timeBase.den === 24 ? 1n : 1024n
    packet.rescaleTs(coder.timeBase, stream.timeBase)
    av.FFmpegError.throwIfError(await out.interleavedWriteFrame(packet), 'write')
  }
  packet.free()
}

function fillPlane(plane: Buffer, sample: number | undefined, byte: number): void {
  if (sample === undefined) plane.fill(byte)
  else for (let at = 0; at + 1 < plane.length; at += 2) plane.writeUInt16LE(sample, at)
}
