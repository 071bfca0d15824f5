import { ReelgraphError } from '../define/index.ts'

/** An error of SQLite in words, with a stable code; anything else passes as it is. */
export function nameDatabaseError(error: unknown, path: string): unknown {
  if (error instanceof ReelgraphError) return error
  const named = nameOf(codeOf(error), error)
  return named ? new ReelgraphError(named.code, path, named.message(path), { cause: error }) : error
}

interface Named {
  readonly code: string
  readonly message: (path: string) => string
}

const full: Named = {
  code: 'store.full',
  message: (path) => `The disk with ${path} is full. Free some space; nothing that was answered is lost.`,
}
const corrupt: Named = {
  code: 'store.corrupt',
  message: (path) =>
    `${path} is damaged, or is no database of Reelgraph. Put a copy of it back, or move it away to start with an empty one; saved files stay.`,
}
const busy: Named = {
  code: 'store.busy',
  message: (path) => `Another program is writing to ${path}. Close it and try again.`,
}
const unwritable: Named = {
  code: 'store.unwritable',
  message: (path) => `${path} cannot be opened for writing. Set REELGRAPH_DATA to a folder that can.`,
}
const disk: Named = {
  code: 'store.disk',
  message: (path) =>
    `The disk failed while ${path} was read or written. Check the disk; nothing that was answered is lost.`,
}

function nameOf(code: string, error: unknown): Named | undefined {
  if (code.startsWith('SQLITE_FULL')) return full
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return corrupt
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return busy
  if (/^SQLITE_(READONLY|PERM|CANTOPEN|AUTH)/.test(code)) return unwritable
  if (code.startsWith('SQLITE_IOERR')) return disk
  // The driver gives no code where the file could not even be opened.
  if (error instanceof Error && error.message.startsWith('ConnectionFailed')) return unwritable
  return undefined
}

function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code
  }
  return ''
}
