// Stands for vtex.css-handles 0.x (https://github.com/vtex-apps/css-handles): a map from handle to class name,
// `vendor-app-MAJOR-x-handle`, from the app's own manifest.
declare const HANDLE_PREFIX: string

export const useCssHandles = <Names extends readonly string[]>(
  names: Names
): Record<Names[number], string> => {
  const handles = {} as Record<Names[number], string>
  names.forEach((name: Names[number]) => {
    handles[name] = `${HANDLE_PREFIX}-${name}`
  })
  return handles
}
