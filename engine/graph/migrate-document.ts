import type { Problem } from './compiled.ts'
import { formatVersion } from './document.ts'

/** A file as JSON, before its shape is checked. */
export type RawDocument = Readonly<Record<string, unknown>>

/** What turns the files of one format version into those of the next, by the older version. */
export type DocumentMigrations = Readonly<Record<number, (document: RawDocument) => RawDocument>>

/**
 * Every migration of the file format so far; each old version keeps a file in the test fixtures that must still open.
 * Version 1 is the first, so there is none yet.
 */
export const documentMigrations: DocumentMigrations = {}

/** Brings a file of an older version to the present one, or says why it cannot be opened. */
export function migrateDocument(
  document: RawDocument,
  migrations: DocumentMigrations = documentMigrations,
  current: number = formatVersion,
): { readonly document: RawDocument } | { readonly problem: Problem } {
  const { version } = document
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refusal(
      'file.version',
      `The file's "version" must be a whole number from 1 to ${current}. Check where it comes from.`,
    )
  }
  if (version > current) {
    return refusal(
      'file.newer',
      `This file has format version ${version}; this program reads up to ${current}. Update Reelgraph to open it.`,
    )
  }
  let migrated = document
  for (let at = version; at < current; at++) {
    const migrate = migrations[at]
    if (!migrate)
      return refusal(
        'file.no-migration',
        `Files of version ${at} can no longer be opened. Open it with an older Reelgraph and save it there.`,
      )
    try {
      migrated = { ...migrate(migrated), version: at + 1 }
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      return refusal(
        'file.migration-failed',
        `The file could not be brought from version ${at} to ${at + 1} (${reason}). Check that it is whole.`,
      )
    }
  }
  return { document: migrated }
}

function refusal(code: string, message: string): { readonly problem: Problem } {
  return { problem: { code, severity: 'error', node: '', message } }
}
