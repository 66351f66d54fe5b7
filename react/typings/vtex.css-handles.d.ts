// The 0.x form: https://github.com/vtex-apps/css-handles
declare module 'vtex.css-handles' {
  export function useCssHandles<Names extends readonly string[]>(
    names: Names
  ): Record<Names[number], string>
}
