/** Long enough for a browser to begin saving. */
const KEPT_MS = 60000

export const saveFile = (blob: Blob, name: string) => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.appendChild(link)
  link.click()
  document.body.removeChild(link)
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
