import { ReelgraphError } from '../define/index.ts'

/**
 * An error of the file system while a file was published, in words; anything else passes as it is. `again` says what to
 * do once there is room.
 */
export function nameDiskError(
  error: unknown,
  folder: string,
  again = 'run again; what is made already is reused',
): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) {
    const message = `The disk with ${folder} is full. Free some space and ${again}.`
    return new ReelgraphError('output.disk-full', folder, message, { cause: error })
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code)) {
    const message = `The output folder ${folder} cannot be written (${code}). Mend its rights or its disk, and run again.`
    return new ReelgraphError('output.unwritable', folder, message, { cause: error })
  }
  return error
}
