/** globby 8.0.2 has no types of its own: the part that `vtex link` uses. */
declare module 'globby' {
  interface GlobbyOptions {
    readonly cwd: string
    readonly ignore: readonly string[]
    readonly follow?: boolean
    readonly nodir?: boolean
  }

  export default function globby(
    patterns: readonly string[],
    options: GlobbyOptions
  ): Promise<string[]>
}
