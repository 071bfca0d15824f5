import { HttpProblem } from './problem.ts'

/** Of an error of the file system that says that a disk is full, a 507 with this code and these words; any other is thrown on. */
export function refuseFullDisk(code: string, detail: string): (cause: unknown) => never {
  return (cause) => {
    const said = (cause as NodeJS.ErrnoException).code
    throw said === 'ENOSPC' || said === 'EDQUOT' ? new HttpProblem(507, code, detail) : cause
  }
}
