// Every story there is, in the order in which somebody new would read them.

import { story as bankMatching } from './bank-matching.story.ts';
import { story as care850 } from './care-850.story.ts';
import { story as care853 } from './care-853.story.ts';
import { story as care854 } from './care-854.story.ts';
import { story as council } from './council.story.ts';
import { story as fourEyes } from './four-eyes.story.ts';
import { story as loan } from './loan.story.ts';
import { story as lootedTruck } from './looted-truck.story.ts';
import { story as parcels } from './parcels.story.ts';
import { story as quarter } from './quarter.story.ts';
import { story as release } from './release.story.ts';
import { story as returnedGrant } from './returned-grant.story.ts';
import { story as reversal } from './reversal.story.ts';
import { story as revokedKey } from './revoked-key.story.ts';
import { story as seized } from './seized.story.ts';
import { story as stocktake } from './stocktake.story.ts';
import type { Story } from './telling.ts';

export const STORIES: readonly Story[] = [
  care850, care853, care854, lootedTruck, seized, stocktake, parcels, returnedGrant, reversal, loan, release, fourEyes, council, bankMatching, revokedKey, quarter,
];
