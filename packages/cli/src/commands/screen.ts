// amanah screen: parties of the books, or names without books, against sanctions lists. People in need never.

import type { Given } from '../arguments.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { wrongUse, type ExitCode } from '../fault.ts';
import { SCREEN_HINT } from '../screening-files.ts';
import type { Terminal } from '../terminal.ts';
import { screenCheck } from './screen-check.ts';
import { screenFile, screenName } from './screen-names.ts';
import { screenDecide, screenLists, screenOpen, screenParty, screenRun } from './screen-books.ts';

const ACTIONS: Readonly<Record<string, (given: Given, terminal: Terminal) => Promise<ExitCode>>> = {
  lists: screenLists, run: screenRun, open: screenOpen, decide: screenDecide, party: screenParty, name: screenName, file: screenFile, check: screenCheck,
};

export const screen: Command = {
  name: 'screen',
  summary: 'compare partners, suppliers, vessels and staff with sanctions lists; people in need never',
  usage: [
    'amanah screen lists [FILE... --as LIST [--date DAY] [--for-tests]] --books BOOKS [--json]',
    'amanah screen run [--as LIST] [--threshold N] --books BOOKS [--json]',
    'amanah screen open --books BOOKS [--json]',
    'amanah screen decide PARTY --as LIST [--entry ID] --not-a-match|--match --reason TEXT --books BOOKS',
    'amanah screen party list|add|remove [ROLE:CODE] [--name NAMES …] --books BOOKS',
    'amanah screen name NAME --list FILE [--kind KIND] [--date DAY] [--for-tests] [--json]',
    'amanah screen file TABLE --list FILE [--kind KIND] [--date DAY] [--for-tests] [--json]',
    'amanah screen check RECORD --list FILE --in DIR|URL|BOOKS [--previous FILE] [--json]',
  ],
  about: [
    'A hit is a question for a person, never a verdict. Results are ranked, each with the reasons for and against it.',
    'lists takes in a version of a list: OFAC (its .csv files together, or .xml), United Nations, European Union (.xml, .csv), United Kingdom (.xml, .csv), OpenSanctions (.ftm.json, .csv); without a file it shows what is there. A list of more than 90 days is refused, or with --for-tests taken, and then everything that comes of it says so.',
    'run screens all organisations of the journal and the parties beside it, and records what was done: which list by date and digest, how many parties and hits, and which organisations wait. Nothing can be paid to, ordered from, granted to or sent with these until decide says that it is no match. Reasons stay beside the log.',
    'party keeps staff, vessels, transporters and traders beside the log; --organisation names the organisation of the journal that somebody stands behind. Whatever speaks of a household or of people in need is refused: they are not screened.',
    'name and file need no books and keep nothing. check is for everybody: with the list and a copy of the journal it screens again what a record says was screened, and names every difference.',
    'Exit code 0: nobody waits. 3: there are hits that nobody has decided on. 1: refused, or check found differences. 2: could not run.',
  ],
  words: [{ name: 'ACTION' }, { name: 'NAME|FILE|PARTY|RECORD', optional: true, many: true }],
  options: {
    books: { ...BOOKS_OPTION, needed: false },
    as: { value: 'LIST', about: 'what the list is called in the books: a code, the same for all its versions' },
    list: { value: 'FILE', about: 'file of the list; of OFAC\'s tables the first, with the others beside it' },
    date: { value: 'DAY', about: 'the publisher\'s date, where the file does not say it' },
    'for-tests': { about: 'the list may be old or made up: nothing that comes of it is screening' },
    kind: { value: 'KIND', choices: ['person', 'organisation', 'vessel'], about: 'what a name is; name tries persons and organisations where it is left out, file takes organisations' },
    threshold: { value: 'N', about: 'score in thousandths from which on it is a hit; 705 unless the policy asks for less' },
    whole: { about: 'run: compare everything again, also what did not change' },
    entry: { value: 'ID', about: 'decide: the entry of the list; all open ones where it is left out' },
    'not-a-match': { about: 'decide: it is somebody else' },
    match: { about: 'decide: it is the listed party' },
    reason: { value: 'TEXT', about: 'decide: why; kept beside the log' },
    name: { value: 'NAMES', about: 'party add: the name, and other names after semicolons' },
    nature: { value: 'NATURE', choices: ['organisation', 'person'], about: 'party add: what a supplier or transporter is' },
    organisation: { value: 'CODE', about: 'party add: the organisation of the journal that it stands behind' },
    position: { value: 'TEXT', about: 'party add: what a member of staff does' },
    'birth-date': { value: 'DATE', about: 'party add: 1970, 1970-05 or 1970-05-31' },
    'birth-place': { value: 'PLACE', about: 'party add' },
    countries: { value: 'NAMES', about: 'party add: seat, flag or nationality, with semicolons between' },
    identifiers: { value: 'NUMBERS', about: 'party add: such as "imo:9999993;passport:X12345@ir"' },
    in: { value: 'DIR|URL|BOOKS', about: 'check: the published journal, or books' },
    previous: { value: 'FILE', about: 'check: the version that was screened against before' },
    json: JSON_OPTION,
  },
  examples: [
    'amanah screen name "Blue River Trading" --list un.xml',
    'amanah screen file suppliers.csv --list sdn.csv --date 2026-11-20',
    'amanah screen lists un.xml --as un --books books && amanah screen run --books books',
    'amanah screen decide mill --as un --not-a-match --reason "founded in another country in 2019" --books books',
    'amanah screen party add staff:driver-3 --name "Sami Odeh" --position driver --birth-date 1988 --books books',
    'amanah screen check 412 --list un.xml --in https://relief.example/account/',
  ],

  async run(given, terminal) {
    const action = given.word(0);
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (work === undefined) throw wrongUse(`screen is followed by ${Object.keys(ACTIONS).join(', ')}, not ${JSON.stringify(action)}.`, SCREEN_HINT);
    return work(given, terminal);
  },
};
