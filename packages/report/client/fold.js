/** A link to what is folded away unfolds it. */
export function unfoldTargets() {
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const folded = target?.closest('details')
    if (!target || !folded || folded.open) return
    folded.open = true
    target.scrollIntoView()
  }
  addEventListener('hashchange', unfold)
  unfold()
}
