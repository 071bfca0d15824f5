/** Writes text to the system's clipboard; false where the browser does not let this page. */
export async function writeClipboard(text: string): Promise<boolean> {
  // Over plain HTTP from another machine there is no `clipboard`; copying a selection is allowed there too.
  if (!('clipboard' in navigator)) return copyBySelection(text)
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copyBySelection(text),
  )
}

/** The text on the system's clipboard; undefined where the browser does not let this page read it. */
export async function readClipboard(): Promise<string | undefined> {
  if (!('clipboard' in navigator)) return undefined
  return navigator.clipboard.readText().catch(() => undefined)
}

function copyBySelection(text: string): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', onCopy, { once: true, capture: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true })
  }
}
