import type { Page } from 'playwright-core'

/** Drops a file on the canvas, or on something on it, as a person does who drags it in from the desktop. */
export async function dropFile(
  page: Page,
  name: string,
  bytes: Uint8Array,
  type = '',
  on = '.canvas',
): Promise<void> {
  await page.evaluate(
    ({ name, base64, type, on }) => {
      const dataTransfer = new DataTransfer()
      const content = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      dataTransfer.items.add(new File([content], name, { type }))
      const canvas = document.querySelector(on)!
      const { left, top, width, height } = canvas.getBoundingClientRect()
      const at = { clientX: left + width / 2, clientY: top + height - 60, bubbles: true, cancelable: true }
      for (const event of ['dragenter', 'dragover', 'drop'])
        canvas.dispatchEvent(new DragEvent(event, { ...at, dataTransfer }))
    },
    { name, base64: Buffer.from(bytes).toString('base64'), type, on },
  )
}

/** Does an action by its name in the command palette. */
export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('What should be done?').fill(title)
  await page.getByRole('option', { name: title }).first().click()
}
