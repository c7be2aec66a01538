// Tells a story at the terminal: its words, what its people wrote, and what the books show.

import process from 'node:process';
import { STORIES } from './all-stories.ts';
import { tellStory } from './telling.ts';

const [wanted, ...rest] = process.argv.slice(2);
const story = STORIES.find(({ name }) => name === wanted);
if (story === undefined || rest.length > 0) {
  process.stdout.write(`Stories:\n${STORIES.map(({ name }) => `  ${name}\n`).join('')}`);
} else {
  const telling = await tellStory(story);
  process.stdout.write(`${story.name}\n${story.words}\n\n${telling.told()}\n\n${await telling.shown()}\n`);
}
