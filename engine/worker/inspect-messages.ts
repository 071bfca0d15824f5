/** What a model must have, where that is known. */
export interface ExpectedModel {
  readonly sha256?: string
  readonly id?: string
}

/** What the inspecting process may be asked. */
export type InspectQuestion =
  | { readonly ask: 'machine' }
  | { readonly ask: 'models'; readonly dataRoot: string }
  /** Tries a bundle that lies in the store's own folder, and registers it: the folder is moved. */
  | ({ readonly ask: 'model'; readonly dataRoot: string; readonly path: string } & ExpectedModel)
  /** Unpacks the zip file of a bundle, tries and registers it; `name` is what its owner calls the file. */
  | ({
      readonly ask: 'packed-model'
      readonly dataRoot: string
      readonly path: string
      readonly name: string
      readonly mostBytes: number
    } & ExpectedModel)
  /** Replaces the file by a PNG of the same pixels. */
  | { readonly ask: 'picture'; readonly path: string }
  | { readonly ask: 'video'; readonly path: string }
  /** As `video`, and rewrites the file so that it holds its pictures and sound and nothing else. */
  | { readonly ask: 'bare-video'; readonly path: string }
  /** Gives the workflow that a picture or a video carries, or null. */
  | { readonly ask: 'workflow'; readonly path: string }
  /** Writes a small picture of each; gives the facts of each, or null where it cannot be read. */
  | { readonly ask: 'posters'; readonly files: readonly { readonly path: string; readonly to: string }[] }

/** Its one answer. */
export type InspectAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string }
