import type { ByteWindow } from './byte-window.ts'

/** One protobuf field: a number for varints, a byte range for everything that has a length. */
export type Field =
  | { readonly number: number; readonly wire: 'varint'; readonly value: number }
  | { readonly number: number; readonly wire: 'bytes'; readonly start: number; readonly end: number }
  | { readonly number: number; readonly wire: 'fixed' }

/** Said of bytes that are not protobuf, or not all there. */
export class MalformedProtobuf extends Error {
  override readonly name = 'MalformedProtobuf'
}

/**
 * The fields of the message in `[start, end)`, in file order, without descending. Throws `MalformedProtobuf` where a
 * field runs past the end, a varint is longer than ten bytes, or a wire type does not exist.
 */
export function* protobufFields(file: ByteWindow, start: number, end: number): Generator<Field> {
  let at = start
  const varint = (): number => {
    let value = 0
    let scale = 1
    for (let i = 0; i < 10; i++) {
      const byte = at < end ? file.byte(at++) : -1
      if (byte < 0) throw new MalformedProtobuf(`it ends in the middle of a number at byte ${at}`)
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
    throw new MalformedProtobuf(`a number at byte ${at} never ends`)
  }
  while (at < end) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    if (number === 0) throw new MalformedProtobuf(`there is no field at byte ${at}`)
    switch (tag % 8) {
      case 0:
        yield { number, wire: 'varint', value: varint() }
        break
      case 1:
      case 5:
        at += tag % 8 === 1 ? 8 : 4
        if (at > end) throw new MalformedProtobuf(`it ends in the middle of a field at byte ${at}`)
        yield { number, wire: 'fixed' }
        break
      case 2: {
        const length = varint()
        const from = at
        at += length
        if (at > end)
          throw new MalformedProtobuf(`a field of ${length} bytes at byte ${from} runs past its end`)
        yield { number, wire: 'bytes', start: from, end: at }
        break
      }
      default:
        throw new MalformedProtobuf(`there is no wire type ${tag % 8} (byte ${at})`)
    }
  }
}
