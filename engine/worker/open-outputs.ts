import type { OutputSink } from '../define/index.ts'
import type { DataFolder } from '../store/data-folder.ts'
import { OutputFiles } from '../store/output-files.ts'

/** Where the worker leaves finished files: under their content's hash, so that the same work is there once. */
export function openOutputs(data: DataFolder): OutputSink {
  return new OutputFiles(data.root)
}
