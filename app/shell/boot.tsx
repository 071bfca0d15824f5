'use client'
import { declarations } from '../../nodes/declarations.generated.ts'

/** The editor, once it has started in the browser. */
export function Boot() {
  return <main>{declarations.length} node types</main>
}
