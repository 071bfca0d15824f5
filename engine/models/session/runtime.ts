import { createRequire } from 'node:module'

/** ONNX Runtime's API. */
export type Runtime = typeof import('onnxruntime-node')

/**
 * Loads ONNX Runtime's native library on first use; Node keeps one instance a process. Everything else in this room
 * works without it, so that listing and checking models costs no 100 MB library.
 */
export function loadRuntime(): Runtime {
  return createRequire(import.meta.url)('onnxruntime-node') as Runtime
}
