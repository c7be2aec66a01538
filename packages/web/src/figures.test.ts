import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDecimals, scaled } from './figure.ts';
import { Slugs } from './slug.ts';
import { exactOf, sumOf } from './browser/table-tools.ts';
import { latinDigits } from './browser/digits.ts';
import { figuresOf } from './check-page.ts';
import { polygonOf } from './map/area.ts';
import { PSE_AREAS } from './map/pse.ts';

const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.stringMatching(/^\d{0,6}$/)).map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));

test('[W3] tables add exactly, on the server and in the browser alike', () => {
  assert.equal(addDecimals('49481107.30', '-49481106.77'), '0.53');
  assert.equal(sumOf(['0.1', '0.2', '1']), '1.3');
  fc.assert(
    fc.property(fc.array(decimal, { maxLength: 8 }), (list) => {
      const server = list.reduce(addDecimals, '0');
      const browser = sumOf(list);
      assert.equal(scaled(server, 6), scaled(browser, 6));
      for (const one of list) assert.equal(exactOf(one).least, scaled(one, exactOf(one).scale));
    }),
  );
});

test('[W3] figures are read from a page as they were written, and a claim in another form is noticed', () => {
  const page = '<data value="1.50" data-figure="a/b&amp;c/d" data-form="exact" data-bare>1.50</data> <tspan class="value" x="1" data-figure="e/f" data-value="2" data-form="short">2 &lt;</tspan>';
  assert.deepEqual(figuresOf(page), [
    { id: 'a/b&c/d', value: '1.50', form: 'exact', bare: true, text: '1.50' },
    { id: 'e/f', value: '2', form: 'short', bare: false, text: '2 <' },
  ]);
  assert.equal(figuresOf('<b data-figure="a">1</b>'), undefined);
  assert.equal(figuresOf('<data data-figure="a" data-form="exact">1</data>'), undefined);
});

test('[W14] different codes give different file names, whatever their letters', () => {
  const codes = ['cbpf/oPt/2024', 'cbpf-opt-2024', 'CBPF/OPT/2024', 'صندوق', 'صندوق ثان', '', 'index'];
  const slugs = new Slugs(codes);
  assert.equal(new Set(codes.map((code) => slugs.of(code))).size, codes.length);
  for (const code of codes) assert.match(slugs.of(code), /^[a-z0-9-]+$/);
  assert.ok(!codes.some((code) => slugs.of(code) === 'index'));
});

test('[W10] Arabic digits and signs have Latin ones', () => {
  assert.equal(latinDigits('٤٩٬٤٨١٬١٠٧٫٣٠ دولار'), '49,481,107.30 دولار');
});

test('[W14] the map has the sixteen governorates as closed lines within Palestine', () => {
  assert.equal(PSE_AREAS.length, 16);
  for (const area of PSE_AREAS) {
    const ring = polygonOf(area).geometry.coordinates[0] ?? [];
    assert.ok(ring.length > 8, area.name);
    assert.deepEqual(ring[0], ring.at(-1));
    for (const [longitude, latitude] of ring) assert.ok(longitude > 34 && longitude < 36 && latitude > 31 && latitude < 33, area.name);
  }
});
