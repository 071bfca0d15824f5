import { ByteWindow } from './byte-window.ts'
import { readGraphPort, type GraphPort } from './graph-port.ts'
import { MalformedProtobuf, protobufFields } from './protobuf-fields.ts'

/** What can be known of an ONNX file without loading it. */
export interface GraphSummary {
  /** Imported operator sets: domain ('' is ONNX itself) → version. */
  readonly opsets: ReadonlyMap<string, number>
  /** Domains that the nodes use and that the file does not define as functions of its own. */
  readonly domains: ReadonlySet<string>
  /** Paths of external weight files, relative to the graph's folder, as written in the file. */
  readonly externalData: ReadonlySet<string>
  readonly inputs: readonly GraphPort[]
  readonly outputs: readonly GraphPort[]
  /** Sum of the sizes of all stored weights, in elements. */
  readonly parameters: number
}

type Message = 'model' | 'graph' | 'node' | 'attribute' | 'tensor' | 'sparse' | 'function' | 'training'
const children: Readonly<Record<Message, Readonly<Record<number, Message>>>> = {
  model: { 7: 'graph', 20: 'training', 25: 'function' },
  graph: { 1: 'node', 5: 'tensor', 15: 'sparse' },
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparse', 23: 'sparse' },
  tensor: {},
  sparse: { 1: 'tensor', 2: 'tensor' },
  function: { 7: 'node', 11: 'attribute' },
  training: { 1: 'graph', 2: 'graph' },
}
const longestName = 4096
const mostFields = 20_000_000

/**
 * Reads an ONNX file's operator sets, ports, external-data paths and custom domains, walking its messages with an
 * explicit stack and skipping weights. Throws `MalformedProtobuf` for bytes that are no ONNX, or the system's error.
 */
export function readGraphSummary(path: string): GraphSummary {
  const file = new ByteWindow(path)
  try {
    return summarise(file)
  } finally {
    file.close()
  }
}

function summarise(file: ByteWindow): GraphSummary {
  const opsets = new Map<string, number>()
  const domains = new Set<string>()
  const own = new Set<string>()
  const externalData = new Set<string>()
  const ports: { inputs: GraphPort[]; outputs: GraphPort[] } = { inputs: [], outputs: [] }
  const initializers = new Set<string>()
  let parameters = 0
  let graphs = 0
  let visited = 0
  const text = (from: number, to: number): string => {
    if (to - from > longestName) throw new MalformedProtobuf(`a name of ${to - from} bytes`)
    return file.bytes(from, to - from).toString('utf8')
  }

  const stack: { kind: Message; start: number; end: number; top: boolean }[] = [
    { kind: 'model', start: 0, end: file.size, top: false },
  ]
  while (stack.length) {
    const { kind, start, end, top } = stack.pop()!
    let elements = 1
    for (const field of protobufFields(file, start, end)) {
      if (++visited > mostFields) throw new MalformedProtobuf('it has more fields than any model')
      if (kind === 'tensor' && field.number === 1 && field.wire === 'varint') elements *= field.value
      if (field.wire !== 'bytes') continue
      const child = children[kind][field.number]
      if (child) {
        if (child === 'graph' && kind === 'model') graphs++
        stack.push({
          kind: child,
          start: field.start,
          end: field.end,
          top: kind === 'model' || (top && child === 'tensor'),
        })
      }
      if (kind === 'model' && field.number === 8) {
        const { domain, version } = readOpset(file, field.start, field.end, text)
        opsets.set(domain === 'ai.onnx' ? '' : domain, version)
      } else if (kind === 'node' && field.number === 7) domains.add(text(field.start, field.end))
      else if (kind === 'function' && field.number === 10) own.add(text(field.start, field.end))
      else if (kind === 'graph' && top && field.number === 11)
        ports.inputs.push(readGraphPort(file, field.start, field.end, text))
      else if (kind === 'graph' && top && field.number === 12)
        ports.outputs.push(readGraphPort(file, field.start, field.end, text))
      else if (kind === 'tensor' && field.number === 1)
        for (const dim of packedVarints(file, field.start, field.end)) elements *= dim
      else if (kind === 'tensor' && field.number === 8 && top) initializers.add(text(field.start, field.end))
      else if (kind === 'tensor' && field.number === 13) {
        const entry = readEntry(file, field.start, field.end, text)
        if (entry.key === 'location') externalData.add(entry.value)
      }
    }
    if (kind === 'tensor') parameters += elements
  }
  if (graphs !== 1 || opsets.size === 0) throw new MalformedProtobuf('it holds no ONNX graph')
  for (const domain of own) domains.delete(domain)
  return {
    opsets,
    domains,
    externalData,
    inputs: ports.inputs.filter((port) => !initializers.has(port.name)),
    outputs: ports.outputs,
    parameters,
  }
}

type Text = (from: number, to: number) => string

function* packedVarints(file: ByteWindow, start: number, end: number): Generator<number> {
  let value = 0
  let scale = 1
  for (let at = start; at < end; at++) {
    const byte = file.byte(at)
    value += (byte & 0x7f) * scale
    scale *= 128
    if (byte < 0x80) {
      yield value
      value = 0
      scale = 1
    }
  }
}

function readOpset(
  file: ByteWindow,
  start: number,
  end: number,
  text: Text,
): { domain: string; version: number } {
  let domain = ''
  let version = 0
  for (const field of protobufFields(file, start, end)) {
    if (field.number === 1 && field.wire === 'bytes') domain = text(field.start, field.end)
    if (field.number === 2 && field.wire === 'varint') version = field.value
  }
  return { domain, version }
}

function readEntry(file: ByteWindow, start: number, end: number, text: Text): { key: string; value: string } {
  let key = ''
  let value = ''
  for (const field of protobufFields(file, start, end)) {
    if (field.wire !== 'bytes') continue
    if (field.number === 1) key = text(field.start, field.end)
    if (field.number === 2) value = text(field.start, field.end)
  }
  return { key, value }
}
