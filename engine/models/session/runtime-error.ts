import { CorruptFileError, FixedShapeError, InferenceFailedError, OutOfMemoryError } from '../model-error.ts'

/** The named error for what ONNX Runtime threw: its errors are plain messages without codes. */
export function runtimeError(
  subject: string,
  file: string,
  phase: 'loading' | 'running',
  cause: unknown,
): CorruptFileError | FixedShapeError | InferenceFailedError | OutOfMemoryError {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (
    /bad_alloc|bad allocation|out of memory|failed to allocate|allocation failed|ALLOC_FAILED|E_OUTOFMEMORY|std::length_error/i.test(
      message,
    )
  )
    return new OutOfMemoryError(subject, phase === 'loading' ? `loading ${file}` : `running ${file}`, {
      cause,
    })
  const dims = /invalid dimensions for input: (\S+)[\s\S]*?index: (\d+) Got: (\d+) Expected: (\d+)/.exec(
    message,
  )
  if (dims)
    return new FixedShapeError(
      subject,
      file,
      `axis ${dims[2]} of ${dims[1]} is ${dims[4]}, and ${dims[3]} was asked for`,
      { cause },
    )
  const reshape =
    /cannot be reshaped to the requested shape\. Input shape:(\{[^}]*\}), requested shape:(\{[^}]*\})/.exec(
      message,
    )
  if (phase === 'running' && reshape)
    return new FixedShapeError(subject, file, `inside, ${reshape[1]} does not fit into ${reshape[2]}`, {
      cause,
    })
  if (
    phase === 'loading' &&
    /protobuf parsing failed|ModelProto|deserialize|unexpected end|file size/i.test(message)
  )
    return new CorruptFileError(subject, file, 'the runtime cannot read it', { cause })
  return new InferenceFailedError(subject, file, { cause })
}
