import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

/**
 * Tests against a real server, or one that is skipped and says why: where it can't be installed.
 * @param install throws where it can't
 */
export const describeTrial = <Installed>(
  name: string,
  install: () => Installed,
  define: (installed: Installed) => void
): void => {
  const attempt = tried(install)
  describe(name, () => {
    if ('whyNot' in attempt) {
      it('is installed', { skip: attempt.whyNot }, () => assert.fail(attempt.whyNot))
      return
    }
    it('is installed', () => assert.ok(attempt.installed))
    define(attempt.installed)
  })
}

type Attempt<Installed> = { readonly installed: Installed } | { readonly whyNot: string }

const tried = <Installed>(install: () => Installed): Attempt<Installed> => {
  try {
    return { installed: install() }
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n')
    return { whyNot: reason }
  }
}
