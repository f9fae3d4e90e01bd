/** Opens the list of keys by its button, and by `?` wherever one is not writing. */
export function offerKeys() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('keys'))
  const show = () => dialog?.open === false && dialog.showModal()
  document.getElementById('show-keys')?.addEventListener('click', show)
  addEventListener('keydown', ({ key }) => key === '?' && show())
}
