/** What the inspecting process may be asked. */
export type InspectQuestion =
  | { readonly ask: 'machine' }
  | { readonly ask: 'models'; readonly dataRoot: string }
  /** Replaces the file by a PNG of the same pixels. */
  | { readonly ask: 'picture'; readonly path: string }
  | { readonly ask: 'video'; readonly path: string }

/** Its one answer. */
export type InspectAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string }
