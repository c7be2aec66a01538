// Reading what forms choose from. What was read last is kept, so that forms open without a network too.

import type { Server } from '../server.ts';
import { NO_MASTERS, type Masters } from './masters.ts';

/** Where this browser keeps what it read last. */
export const KEPT_MASTERS = 'amanah-masters';

/** Masters and standings of the server; what was read before where nobody answers. */
export async function readMasters(server: Server): Promise<Masters | undefined> {
  const [masters, desk] = await Promise.all([server.get<Partial<Masters>>('/api/masters'), server.get<Partial<Masters>>('/api/operate/desk')]);
  if (!masters.ok || !desk.ok) return keptMasters();
  const found: Masters = { ...NO_MASTERS, ...masters.value, ...desk.value };
  try {
    localStorage.setItem(KEPT_MASTERS, JSON.stringify(found));
  } catch {
    // Where the browser has no room, the forms need the network.
  }
  return found;
}

function keptMasters(): Masters | undefined {
  try {
    const text = localStorage.getItem(KEPT_MASTERS);
    return text === null ? undefined : { ...NO_MASTERS, ...(JSON.parse(text) as Partial<Masters>) };
  } catch {
    return undefined;
  }
}
