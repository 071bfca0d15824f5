/** True on Apple's machines, where Mod is ⌘. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)
}

const names: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
}
const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }

/** The names that stand on the keys of `Mod+Shift+Enter`, in order. */
export function keyNames(keys: string, mac = isMac()): readonly string[] {
  // `Mod++` is Mod and the plus key.
  const parts = keys.split(/\+(?!$)/)
  return parts.map(
    (part) => (mac ? macNames[part] : part === 'Mod' ? 'Ctrl' : undefined) ?? names[part] ?? part,
  )
}

/** Keys in running text, as a tooltip or a menu shows them: `Ctrl ↵`. */
export function keysText(keys: string): string {
  return keyNames(keys).join(' ')
}

/** Keys as little plates, as in a sheet or a hint. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keyNames(keys).map((name) => (
        <kbd
          key={name}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-field bg-raise px-1.5 font-sans text-12 font-medium text-ink2"
        >
          {name}
        </kbd>
      ))}
    </span>
  )
}
