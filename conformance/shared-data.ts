// The only file that knows where other people's data files are. They stand beside the repository, not in it: each has a
// licence and a size of its own. A test that needs one asks here, and says in words when it is absent.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";

const repositoryRoot = resolve(import.meta.dirname, "..");

/** The folder of shared data: `AMANAH_SHARED_DATA`, else `shared/data` beside the repository. */
function sharedDataRoot(): string {
  return process.env["AMANAH_SHARED_DATA"] ?? join(repositoryRoot, "..", "shared", "data");
}

/** The path of a shared data file or folder, whether it is there or not: `sharedData("04", "SOURCE.md")`. */
export function sharedData(...segments: readonly string[]): string {
  return join(sharedDataRoot(), ...segments);
}

/** The part of a test's context that is needed to leave the test out with a reason. */
type Skippable = { skip(message?: string): void };

/**
 * The path of a shared data file when it is there. When it is not, the test is marked as left out, with the reason in
 * words, and the answer is undefined: `const file = sharedDataOrSkip(t, "04", "x.csv"); if (file === undefined) return;`
 */
export function sharedDataOrSkip(t: Skippable, ...segments: readonly string[]): string | undefined {
  const path = sharedData(...segments);
  if (existsSync(path)) return path;
  t.skip(`shared data ${segments.join("/")} is not on this machine (set AMANAH_SHARED_DATA to the folder that holds it)`);
  return undefined;
}
