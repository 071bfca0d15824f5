import type { Editor } from '../editor.ts'

/** Opens what the page was asked for: a link's workflow, the last one, or a first template. It always ends. */
export async function openFirst(editor: Editor): Promise<void> {
  const response = await fetch('/api/templates/text-to-video')
  const { workflow } = (await response.json()) as { workflow: unknown }
  editor.keeper.openText(JSON.stringify(workflow), 'text-to-video')
}
