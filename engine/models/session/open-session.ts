import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { BundleGraph } from '../bundle/bundle.ts'
import { FixedShapeError, UnsupportedGraphError } from '../model-error.ts'
import { fromHalf, toHalf } from './half.ts'
import { runtimeError } from './runtime-error.ts'
import type { Runtime } from './runtime.ts'

/** Numbers to feed: they become the element type that the graph's input has. */
export interface Feed {
  readonly data: Float32Array
  readonly dims: readonly number[]
}

/** A loaded graph. Not for two runs at once: outputs of the last run may be overwritten by the next. */
export class OpenSession {
  readonly graph: BundleGraph
  readonly #subject: string
  readonly #runtime: Runtime
  readonly #session: InferenceSession
  readonly #types: ReadonlyMap<string, string>

  constructor(subject: string, graph: BundleGraph, runtime: Runtime, session: InferenceSession) {
    this.graph = graph
    this.#subject = subject
    this.#runtime = runtime
    this.#session = session
    this.#types = new Map(
      session.inputMetadata.map((port) => [port.name, port.isTensor ? port.type : 'other']),
    )
  }

  /** Whether the graph has an input of that name. */
  has(input: string): boolean {
    return this.#types.has(input)
  }

  /** Names of the graph's inputs and outputs, in its order. */
  get ports(): { readonly inputs: readonly string[]; readonly outputs: readonly string[] } {
    return { inputs: this.#session.inputNames, outputs: this.#session.outputNames }
  }

  /** A tensor for an input. Throws `model.fixed-shape` where the graph fixes an axis at another size. */
  tensor(input: string, { data, dims }: Feed): Tensor {
    this.#check(input, dims)
    const { Tensor: Make } = this.#runtime
    const type = this.#types.get(input)
    switch (type) {
      case 'float32':
        return new Make('float32', data, dims)
      case 'float16':
        return new Make('float16', toHalf(data), dims)
      case 'int64':
        return new Make(
          'int64',
          BigInt64Array.from(data, (value) => BigInt(Math.round(value))),
          dims,
        )
      case 'int32':
        return new Make('int32', Int32Array.from(data, Math.round), dims)
      case 'bool':
        return new Make(
          'bool',
          Uint8Array.from(data, (value) => (value ? 1 : 0)),
          dims,
        )
      case 'float64':
        return new Make('float64', Float64Array.from(data), dims)
      default:
        throw new UnsupportedGraphError(
          this.#subject,
          `${this.graph.file} of model "${this.#subject}" has ${
            type ? `input ${input} of type ${type}` : `no input ${input}`
          }; export it with inputs of float32, float16 or int64.`,
        )
    }
  }

  /** Runs the graph once. Holds this thread while it runs. Throws a named error for whatever the runtime throws. */
  async run(feeds: Record<string, Tensor>): Promise<Readonly<Record<string, Tensor>>> {
    try {
      return await this.#session.run(feeds)
    } catch (cause) {
      throw runtimeError(this.#subject, this.graph.file, 'running', cause)
    }
  }

  /** A result as float32; the tensor's own memory where it is float32 already. */
  floats(tensor: Tensor): Float32Array {
    if (tensor.type === 'float32') return tensor.data as Float32Array
    if (tensor.type === 'float16') {
      const bits = tensor.data as unknown as Uint16Array
      return fromHalf(new Uint16Array(bits.buffer, bits.byteOffset, bits.length))
    }
    throw new UnsupportedGraphError(
      this.#subject,
      `${this.graph.file} of model "${this.#subject}" returns ${tensor.type}; export it with float32 or float16 outputs.`,
    )
  }

  /** Frees the weights. */
  release(): Promise<void> {
    return this.#session.release()
  }

  #check(input: string, dims: readonly number[]): void {
    const exported = this.graph.summary.inputs.find(({ name }) => name === input)?.dims
    exported?.forEach((size, axis) => {
      if (typeof size === 'number' && size > 0 && dims[axis] !== size)
        throw new FixedShapeError(
          this.#subject,
          this.graph.file,
          `axis ${axis} of ${input} is ${size}, and ${dims[axis]} was asked for (${exported
            .map((part) => part ?? '?')
            .join('×')} against ${dims.join('×')})`,
        )
    })
  }
}
