// amanah dedup-board: whether another agency served a household in this cycle, asked without showing whom one asks about.
// Holders of the shares and the board on one side, agencies on the other.

import type { Given } from '../arguments.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { DEDUP_HINT } from '../dedup-households.ts';
import { wrongUse, type ExitCode } from '../fault.ts';
import { nearest } from '../nearest.ts';
import type { Terminal } from '../terminal.ts';
import { agencyPart, askPart, pinPart, postPart, withdrawPart } from './dedup-board-agency.ts';
import { checkCountsPart, countsPart, figuresPart } from './dedup-board-counts.ts';
import { endCyclePart, holdPart, boardPart } from './dedup-board-hold.ts';

export const dedupBoard: Command = {
  name: 'dedup-board',
  summary: 'ask whether another agency served a household in this cycle, without showing whom',
  usage: [
    'amanah dedup-board agency FOLDER --name NAME [--json]',
    'amanah dedup-board pin FOLDER --cycle C --holders URL,URL --board-at URL [--json]',
    'amanah dedup-board ask HOUSEHOLDS --as FOLDER --cycle C [--id COLUMN] [--columns PART=COLUMN,...] [--out FILE] [--json]',
    'amanah dedup-board post HOUSEHOLDS --as FOLDER --cycle C [--id COLUMN] [--columns PART=COLUMN,...] [--json]',
    'amanah dedup-board ask|post registry --books BOOKS [--purpose P] --as FOLDER --cycle C [--json]',
    'amanah dedup-board withdraw ID... --as FOLDER --cycle C [--json]',
    'amanah dedup-board counts URL [--json]',
    'amanah dedup-board check-counts DIR|URL|BOOKS --as FOLDER --cycle C --holder NAME [--policy FILE] [--json]',
    'amanah dedup-board figures HOUSEHOLDS --truth COLUMN --list COLUMN [--columns PART=COLUMN,...] [--json]',
    'amanah dedup-board hold FOLDER --cycle C --agencies FILE [--name NAME] [--books BOOKS] [--board] [--port N] [--address URL]',
    'amanah dedup-board board FOLDER --cycle C --agencies FILE [--name NAME] [--port N] [--address URL]',
    'amanah dedup-board end-cycle FOLDER --cycle C [--json]',
  ],
  about: [
    'An agency keeps a folder with its key. agency makes it and prints the line for the file of agencies that holders and board read. pin fetches the shares of a cycle and prints a fingerprint: compare it with the other agencies by telephone before anything is asked.',
    'ask reads a list of households (CSV or JSON lines with any of the columns document, phone, head, spouse, born, birth_year, village, district, camp, block, shelter, members), blinds what follows from them, has both holders answer, checks what they prove, and compares with the board. For each household with rows of others it prints "ask" (two keys that do not rest on the same are equal: probably served, ask the household, or the other agency by the id of its row) or "hint" (one, or two of the same parts). It never prints that nobody served a household, because it cannot know.',
    'ask registry and post registry take the households of a purpose out of the registry (amanah help registry), so that nobody has to write them into a file; ids are those of registrations, of a household the first. post puts up rows for households that were served, and keeps in the folder which row is which. withdraw takes households off the board and out of the folder. A household is evaluated once in a cycle, however often it is asked about.',
    'counts prints how much agencies asked a holder. check-counts verifies the journal that a holder publishes, and compares what it counts with what this folder remembers. figures says how well keys find households on two lists where the truth is known; it sends nothing.',
    'hold keeps a share of the key and answers; board keeps rows; hold --board does both. Both listen on this machine only: put a web server with a certificate in front and say its address with --address. end-cycle destroys the share of a cycle. docs/operating/dedup-board.md goes through all of it.',
  ],
  words: [{ name: 'agency|pin|ask|post|withdraw|counts|check-counts|figures|hold|board|end-cycle' }, { name: 'WORD...', many: true }],
  options: {
    'as': { value: 'FOLDER', about: 'folder of the agency' },
    'cycle': { value: 'C', about: 'cycle of the distribution, such as 2026-11' },
    'name': { value: 'NAME', about: 'agency: its name; hold and board: the name under which agencies pin them, that of the folder where it is left out' },
    'holders': { value: 'URL,URL', about: 'pin: addresses of the holders' },
    'board-at': { value: 'URL', about: 'pin: address of the board' },
    'board': { about: 'hold: keep the board too' },
    'id': { value: 'COLUMN', about: 'ask and post: column of the ids of your list; id where it is left out' },
    'columns': { value: 'PART=COLUMN,...', about: 'which column is which part of a household, where it is not called so' },
    'out': { value: 'FILE', about: 'ask: write there, for its owner alone, in place of the output' },
    'holder': { value: 'NAME', about: 'check-counts: the holder whose journal it is' },
    'policy': { value: 'FILE', about: 'check-counts: logs and witnesses that are believed' },
    'truth': { value: 'COLUMN', about: 'figures: who a household is in truth' },
    'list': { value: 'COLUMN', about: 'figures: on whose list it stands' },
    'agencies': { value: 'FILE', about: 'hold and board: the file of agencies' },
    'purpose': { value: 'P', about: 'ask and post registry: the purpose, where there are several' },
    'books': { value: 'BOOKS', about: 'ask and post registry: books beside which the registry lies; hold: books in which queries are counted; FOLDER/books, made at the first start, where it is left out' },
    'port': { value: 'N', about: 'hold and board: port to listen at; the first free one from 7080 on where it is left out' },
    'address': { value: 'URL', about: 'hold and board: address of the web server in front, such as https://red.example.org' },
    'json': JSON_OPTION,
  },
  examples: [
    'amanah dedup-board hold red --cycle 2026-11 --agencies agencies.json --board --address https://red.example.org',
    'amanah dedup-board agency our-agency --name north',
    'amanah dedup-board pin our-agency --cycle 2026-11 --holders https://red.example.org,https://blue.example.org --board-at https://red.example.org',
    'amanah dedup-board ask waiting.csv --as our-agency --cycle 2026-11 --out to-ask.csv',
    'amanah dedup-board post served.csv --as our-agency --cycle 2026-11 --columns head=name,phone=mobile',
    'amanah dedup-board withdraw H-1042 --as our-agency --cycle 2026-11',
    'amanah dedup-board check-counts https://red.example.org/log/ --as our-agency --cycle 2026-11 --holder red',
  ],

  async run(given, terminal) {
    const [what = '', ...words] = given.words;
    const part = PARTS[what];
    if (part === undefined) {
      const near = nearest(what, Object.keys(PARTS));
      throw wrongUse(`dedup-board has ${Object.keys(PARTS).join(', ')}, not ${JSON.stringify(what)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, DEDUP_HINT);
    }
    const [first] = words;
    if (first === undefined) throw wrongUse(`dedup-board ${what} needs a word after it.`, DEDUP_HINT);
    if (what !== 'withdraw' && words.length > 1) throw wrongUse(`dedup-board ${what} takes one word after it; ${JSON.stringify(words[1])} is too much.`, DEDUP_HINT);
    return part([first, ...words.slice(1)], given, terminal);
  },
};

/** A part of the command with the words after its name, one at least. */
export type DedupPart = (words: readonly [string, ...string[]], given: Given, terminal: Terminal) => Promise<ExitCode>;

const PARTS: Readonly<Record<string, DedupPart | undefined>> = {
  'agency': agencyPart, 'pin': pinPart, 'ask': askPart, 'post': postPart, 'withdraw': withdrawPart,
  'counts': countsPart, 'check-counts': checkCountsPart, 'figures': figuresPart, 'hold': holdPart, 'board': boardPart, 'end-cycle': endCyclePart,
};
