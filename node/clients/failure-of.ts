/** What a call fails with; null where it does not. */
export const failureOf = async (
  run: () => Promise<unknown>
): Promise<{ readonly cause: unknown } | null> => {
  try {
    await run()
    return null
  } catch (cause) {
    return { cause }
  }
}
