/** What files are fetched with. */
export interface FetchTools {
  readonly signal: AbortSignal
  /** Validator of what was had of an address before, so that a part of one version is not joined to a part of another. */
  readonly validators: {
    get(address: string): string | undefined
    set(address: string, validator: string | undefined): Promise<void>
  }
  /** Bytes that there still is room for on the disk. */
  freeBytes(): Promise<number>
  /** Bytes of the file that are there now, and what it has in all where that is known. */
  onBytes(bytes: number, total: number | undefined): void
  /** The first wait before another try, in ms; it doubles with each in vain. */
  readonly retryMs: number
  /** How long a connection may say nothing, in ms. */
  readonly silenceMs: number
}

/** One file to fetch. */
export interface FileWish {
  readonly address: string
  /** Its name in the bundle, for people. */
  readonly name: string
  /** Where it goes once it is whole and what it should be. */
  readonly path: string
  /** Where it lies until then. */
  readonly partPath: string
  readonly mostBytes: number
  /** What the bundle says it has. */
  readonly bytes?: number
  readonly sha256?: string
}

/** What was fetched; `commit` is what the hub says its revision stands for. */
export interface FetchedFile {
  readonly bytes: number
  readonly sha256: string
  readonly commit?: string
}
