import { isRoot, type Machine } from './machine.ts';

/** Whether Chromium's own sandbox can be used here, and why (not), for a person. */
export interface Sandbox {
  on: boolean;
  why: string;
}

/** A kernel setting, the value that forbids user namespaces, and what it means. */
const FORBIDDEN: [string, string, string][] = [
  ['/proc/sys/kernel/unprivileged_userns_clone', '0', 'the kernel allows user namespaces to root only'],
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1', 'AppArmor restricts user namespaces'],
  ['/proc/sys/user/max_user_namespaces', '0', 'the kernel allows no user namespaces'],
];

/**
 * On Linux the sandbox needs user namespaces, which root, containers and some distributions do not give; a browser
 * started with it there dies at once with "No usable sandbox"
 * (https://chromium.googlesource.com/chromium/src/+/main/docs/linux/sandboxing.md). Playwright's own default is
 * to leave it off everywhere; here it is on wherever it works.
 */
export function sandbox(machine: Machine): Sandbox {
  if (machine.platform !== 'linux') return { on: true, why: 'the platform has one' };
  if (isRoot(machine)) return { on: false, why: 'root cannot use it' };
  if (machine.exists('/.dockerenv') || machine.exists('/run/.containerenv')) {
    return { on: false, why: 'containers rarely allow it' };
  }
  for (const [file, value, why] of FORBIDDEN) {
    if (machine.read(file)?.trim() === value) return { on: false, why };
  }
  return { on: true, why: 'user namespaces are allowed' };
}
