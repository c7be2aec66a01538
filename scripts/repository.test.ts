import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRepository } from './tidy/repository.ts';
import { RULES, formatFinding, repositoryRoot } from './tidy.ts';

describe('the repository', () => {
  const repository = readRepository(repositoryRoot);
  for (const rule of RULES) {
    test(rule.name, () => {
      const findings = rule.find(repository);
      assert.equal(findings.length, 0, `\n${findings.map(formatFinding).join('\n')}`);
    });
  }
});
