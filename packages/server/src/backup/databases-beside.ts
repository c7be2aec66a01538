// Databases that lie beside the journal in a folder of books: a backup reads each as it stands at one moment.

import { PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import { REGISTRY_FILE } from '@amanah/store/registry-sqlite.ts';
import { SCREENING_FILE } from '@amanah/store/screening-sqlite.ts';

export const DATABASES_BESIDE: readonly string[] = [PRIVATE_FILE, REGISTRY_FILE, SCREENING_FILE];
