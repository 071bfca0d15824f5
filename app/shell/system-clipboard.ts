/** Whether the browser gives this page no way to the clipboard but events: over plain HTTP from another machine. */
export function noClipboard(): boolean {
  return !('clipboard' in navigator)
}

/** Writes text to the system's clipboard; false where the browser does not let this page. */
export async function writeClipboard(text: string): Promise<boolean> {
  // Copying a selection is allowed without it too.
  if (noClipboard()) return copyBySelection(text)
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copyBySelection(text),
  )
}

/** The text on the system's clipboard; undefined where the browser does not let this page read it. */
export async function readClipboard(): Promise<string | undefined> {
  if (noClipboard()) return undefined
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
