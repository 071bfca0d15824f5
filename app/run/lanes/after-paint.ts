/** Calls back when what was drawn now is on the screen. A page that nobody sees paints nothing, and is not called. */
export function afterPaint(callback: () => void): void {
  if (typeof requestAnimationFrame === 'undefined') setTimeout(callback, 0)
  // The frame begins with this call and is painted right after it; a task of its own comes after that.
  else requestAnimationFrame(() => setTimeout(callback, 0))
}
