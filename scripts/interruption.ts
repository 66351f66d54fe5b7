const EXIT_CODE_OF = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Aborts on the first Ctrl+C or SIGTERM, so that whoever holds the signal ends its children; the process then leaves
 * with the exit code a shell expects, at the latest after `graceMs`.
 */
export const abortOnInterrupt = (graceMs = 3_000): AbortSignal => {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      process.exitCode = EXIT_CODE_OF[name]
      controller.abort()
      setTimeout(() => process.exit(EXIT_CODE_OF[name]), graceMs).unref()
    })
  }
  return controller.signal
}
