/**
 * Follows a pointer that was pressed until it is let go, or until it moves with none of these buttons (as `buttons` has them) held: then
 * it was let go before anybody was there to hear of it. Other fingers are not listened to.
 */
export function followPress(
  { pointerId }: PointerEvent,
  buttons: number,
  move: (moved: PointerEvent) => void,
  end: (last: PointerEvent) => void,
): void {
  const over = new AbortController()
  const finish = (last: PointerEvent): void => {
    over.abort()
    end(last)
  }
  const hear = (type: 'pointermove' | 'pointerup' | 'pointercancel', act: typeof move): void =>
    addEventListener(type, (event) => event.pointerId === pointerId && act(event), { signal: over.signal })
  hear('pointermove', (moved) => ((moved.buttons & buttons) === 0 ? finish(moved) : move(moved)))
  hear('pointerup', finish)
  hear('pointercancel', finish)
}
