import { HttpProblem } from './problem.ts'

/** What the file system and the reader of files say of a full disk. */
const full = new Set(['ENOSPC', 'EDQUOT', 'media.disk-full'])

/** Of an error that says that a disk is full, a 507 with this code and these words; any other is thrown on. */
export function refuseFullDisk(code: string, detail: string): (cause: unknown) => never {
  return (cause) => {
    const said = (cause as NodeJS.ErrnoException).code
    throw said !== undefined && full.has(said) ? new HttpProblem(507, code, detail) : cause
  }
}
