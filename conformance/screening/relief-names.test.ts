// Names of relief organisations against OFAC's list of January 2019, for tests only, outdated. They are clear names: whoever
// screens partners would be asked about each that is found.

import assert from 'node:assert/strict';
import test from 'node:test';
import { indexOf } from '@amanah/screening/entry-index.ts';
import { organisation } from '@amanah/screening/party.ts';
import { screen } from '@amanah/screening/screen.ts';
import { findPeerFiles, withPeerFiles } from '../shared-data.ts';
import { rowsOf } from '../names/figures.ts';
import { listAndProblems, sdn2019 } from './figures.ts';

withPeerFiles('09-sanctions-screening', (files) => {
  test('[SC12] of the names of relief organisations that publishers use, at most twelve in a thousand are stopped', (t) => {
    const operations = findPeerFiles('06-hxl-3w-operational-presence');
    if (operations === undefined) return t.skip('the folder of names is not here');
    const file = operations.list().find((path) => path.endsWith('org_name_map.csv')) ?? '';
    const names = [...new Set(rowsOf(operations, file).slice(1).map((row) => row[2] ?? ''))].filter((name) => name.length > 3 && name.length < 120);
    const index = indexOf([listAndProblems(sdn2019(files)).list]);
    const stopped = names.filter((name) => screen(organisation({ reference: 'o', names: [name] }), index).length > 0);
    assert.ok(names.length > 700 && stopped.length <= 0.012 * names.length, `${stopped.length} of ${names.length}: ${stopped.join('; ')}`);
  });
});
