import type { ByteWindow } from './byte-window.ts'
import { protobufFields } from './protobuf-fields.ts'

/** An input or output of a graph. */
export interface GraphPort {
  readonly name: string
  /** ONNX element type: 1 float32, 7 int64, 9 bool, 10 float16, … */
  readonly type: number
  /** Sizes; a name where a dimension is symbolic, `null` where it has no name. */
  readonly dims: readonly (number | string | null)[]
}

/**
 * Reads the ValueInfoProto in `[start, end)`:
 * `{ name = 1, type = 2 { tensor = 1 { elem = 1, shape = 2 { dim = 1 { value = 1, param = 2 } } } } }`.
 */
export function readGraphPort(
  file: ByteWindow,
  start: number,
  end: number,
  text: (from: number, to: number) => string,
): GraphPort {
  let name = ''
  let type = 0
  const dims: (number | string | null)[] = []
  for (const field of protobufFields(file, start, end)) {
    if (field.wire !== 'bytes') continue
    if (field.number === 1) name = text(field.start, field.end)
    if (field.number !== 2) continue
    for (const value of protobufFields(file, field.start, field.end)) {
      if (value.number !== 1 || value.wire !== 'bytes') continue
      for (const part of protobufFields(file, value.start, value.end)) {
        if (part.number === 1 && part.wire === 'varint') type = part.value
        if (part.number !== 2 || part.wire !== 'bytes') continue
        for (const dim of protobufFields(file, part.start, part.end)) {
          if (dim.number !== 1 || dim.wire !== 'bytes') continue
          let size: number | string | null = null
          for (const said of protobufFields(file, dim.start, dim.end)) {
            if (said.number === 1 && said.wire === 'varint') size = said.value
            if (said.number === 2 && said.wire === 'bytes') size = text(said.start, said.end)
          }
          dims.push(size)
        }
      }
    }
  }
  return { name, type, dims }
}
