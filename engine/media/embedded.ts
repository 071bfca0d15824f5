/**
 * What a finished file carries of its making: the workflow document that made it and, where there is one, a note of
 * the run (seeds drawn, versions). Plain JSON values.
 */
export interface Embedded {
  readonly workflow: unknown
  readonly run?: unknown
}

/** The text that goes into a file's comment; the `reelgraph` field tells it from other people's comments. */
export function embeddedText(embedded: Embedded): string {
  return JSON.stringify({
    reelgraph: 1,
    workflow: embedded.workflow,
    ...(embedded.run === undefined ? {} : { run: embedded.run }),
  })
}

/** Reads such a text back; `null` where it is something else. Never throws. */
export function parseEmbedded(text: string): Embedded | null {
  if (!text.startsWith('{') || !text.includes('"reelgraph"')) return null
  try {
    const found = JSON.parse(text) as { reelgraph?: unknown; workflow?: unknown; run?: unknown }
    if (typeof found.reelgraph !== 'number' || found.workflow === undefined) return null
    return found.run === undefined
      ? { workflow: found.workflow }
      : { workflow: found.workflow, run: found.run }
  } catch {
    return null
  }
}

/** JSON text with everything outside ASCII as `\u` escapes; it parses to the same value. */
export function asciiJson(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
