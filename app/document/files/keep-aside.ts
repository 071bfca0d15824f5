/** Keeps what cannot be read under its place, written as a JSON Pointer (RFC 6901). */
export function keepAside(aside: Record<string, unknown>, path: readonly string[], value: unknown): void {
  if (value !== undefined)
    aside[path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')] = value
}

/** The place that a pointer names. */
export function placeOf(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
