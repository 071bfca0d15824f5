/**
 * Follows a pointer that was pressed until it is let go, or until it moves with none of these buttons (as `buttons` has them) held: then
 * it was let go before anybody was there to hear of it.
 */
export function followPress(
  buttons: number,
  move: (moved: PointerEvent) => void,
  end: (last: PointerEvent) => void,
): void {
  const over = new AbortController()
  const finish = (last: PointerEvent): void => {
    over.abort()
    end(last)
  }
  const { signal } = over
  addEventListener(
    'pointermove',
    (moved) => ((moved.buttons & buttons) === 0 ? finish(moved) : move(moved)),
    { signal },
  )
  addEventListener('pointerup', finish, { signal })
  addEventListener('pointercancel', finish, { signal })
}
