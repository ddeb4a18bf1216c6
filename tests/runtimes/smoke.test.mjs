// The run times that the other tests here start are the ones of package-lock.json.
import { execFileSync } from 'node:child_process';
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const { devDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

for (const name of ['deno', 'bun']) {
  test(`${name} is the version that package.json names`, () => {
    const said = execFileSync(new URL(`node_modules/.bin/${name}`, import.meta.url).pathname, ['--version'], { encoding: 'utf8' });
    assert.ok(said.includes(devDependencies[name]), said);
  });
}
