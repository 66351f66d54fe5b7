/** The platform's own APIs answer in milliseconds; the runtime's default of 1 s is short for a cold cluster. */
export const PLATFORM_TIMEOUT_MS = 3_000
