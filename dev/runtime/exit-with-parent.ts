/** Preloaded into a child process: it ends when its parent is gone, however that ended. */
process.on('disconnect', () => process.exit(0))
process.channel?.unref()
