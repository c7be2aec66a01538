import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { STORIES } from './all-stories.ts';
import { tellStory } from './telling.ts';

for (const story of STORIES) {
  test(`[N1] [N2] ${story.name}: the books show the tables of the story`, async (t) => {
    const telling = await tellStory(story);
    const shown = await telling.shown();
    for (const line of shown.split('\n')) t.diagnostic(line);
    assert.equal(`\n${shown}`, story.gives);
  });
}

test('[N1] told again, a story gives the same records and the same tree', async () => {
  for (const story of STORIES.slice(0, 3)) {
    const [one, other] = [await tellStory(story), await tellStory(story)];
    assert.deepEqual(one.journal.root(), other.journal.root());
  }
});

test('every story is told', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.story.ts')).map((file) => file.replace('.story.ts', ''));
  assert.deepEqual(STORIES.map(({ name }) => name).sort(), files.sort());
});

test('[N1] a story is told at the terminal: its words, its records, its tables; without a name the stories are listed', () => {
  const tell = (...args: string[]): string => spawnSync(process.execPath, [join(import.meta.dirname, 'tell.ts'), ...args], { encoding: 'utf8' }).stdout;
  const told = tell('care-853');
  for (const words of ['1,010 bags', 'keeper-1     arrival', 'suspense:warehouse-1  norway  flour']) assert.ok(told.includes(words), words);
  assert.deepEqual(tell().match(/^ {2}\S+$/gm)?.map((name) => name.trim()), STORIES.map(({ name }) => name));
});
