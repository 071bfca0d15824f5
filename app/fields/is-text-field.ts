/** Whether something is text that is being written: it has a menu of the browser's own, with spelling and paste. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  )
}
