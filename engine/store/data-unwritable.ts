import { ReelgraphError } from '../define/reelgraph-error.ts'

/** `data.unwritable`: the data folder, or one in it that nothing can be made without, cannot be written. */
export function dataUnwritable(folder: string, cause: unknown): ReelgraphError {
  const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new ReelgraphError(
    'data.unwritable',
    folder,
    `The data folder ${folder} cannot be written${reason}. Mend its rights or its disk, or set REELGRAPH_DATA to a folder that can.`,
    { cause },
  )
}
