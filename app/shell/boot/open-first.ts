import type { Editor } from '../editor.ts'

/** Opens what the page was asked for: a link's workflow, the last one, or a first template. It always ends. */
export async function openFirst(editor: Editor): Promise<void> {
  const { keeper } = editor
  try {
    if (
      location.hash !== '' &&
      (await import('../../keep/share-link.ts').then(({ openShared }) => openShared(keeper, location)))
    )
      return
    if (await keeper.openLast()) return
    await keeper.openTemplate('text-to-video')
  } catch {
    // The server is away: the bar says so, and an empty workflow can be edited until it is back.
  }
}
