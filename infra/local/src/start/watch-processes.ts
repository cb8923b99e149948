const everyMs = 500;

/** Tells once when one of these processes has ended. */
export function watchProcesses(pids: readonly number[], onEnd: () => void): void {
  const timer = setInterval(() => {
    if (!pids.every(exists)) {
      clearInterval(timer);
      onEnd();
    }
  }, everyMs);
  timer.unref();
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's exists too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
