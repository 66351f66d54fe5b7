import { spawnSync } from 'node:child_process'

/** Debian's Tryton 6.0 and the modules the connector reads; about 5 MB to fetch. */
const PACKAGES = [
  'tryton-server',
  'tryton-modules-sale',
  'tryton-modules-account-payment',
  'tryton-modules-web-shop',
  'tryton-modules-stock-package-shipping',
  'tryton-proteus',
]
const INSTALL_TIMEOUT_MS = 180_000

/**
 * Installs what is missing, and gives the packages.
 * @throws Error that says why they can't be had
 */
export const installTryton = (): readonly string[] => {
  if (isInstalled()) return PACKAGES
  if (!succeeds('sh', ['-c', 'command -v apt-get'])) throw new Error('there is no apt-get')
  if (process.getuid?.() !== 0) throw new Error('installing Debian packages needs root')
  if (!succeeds('apt-get', ['update', '-qq'])) {
    throw new Error("Debian's package lists cannot be fetched")
  }
  const isDone = succeeds('apt-get', [
    ...['install', '-y', '-qq', '--no-install-recommends'],
    ...PACKAGES,
  ])
  if (!isDone || !isInstalled()) throw new Error("Debian's packages of Tryton cannot be installed")
  return PACKAGES
}

const isInstalled = (): boolean => succeeds('dpkg', ['-s', ...PACKAGES])

const succeeds = (command: string, parameters: readonly string[]): boolean =>
  spawnSync(command, [...parameters], {
    stdio: 'ignore',
    timeout: INSTALL_TIMEOUT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0
