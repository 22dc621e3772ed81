import { expect, test } from 'vitest';
import { manifestXml } from '#lms/manifest.ts';

const pack = { title: 'Fish & "chips" <b>', courseVersion: '1.0', files: ['sco.html', 'a b/ü&.js'], launch: 'sco.html' };

test.each([
  ['1.2', '<schemaversion>1.2</schemaversion>', 'adlcp:scormtype="sco"'],
  ['2004', '<schemaversion>2004 4th Edition</schemaversion>', 'adlcp:scormType="sco"'],
] as const)('SCORM %s: version, kind of resource, every file once, nothing unescaped', (version, schema, kind) => {
  const xml = manifestXml(version, pack);
  expect(xml).toContain(schema);
  expect(xml).toContain(`type="webcontent" ${kind} href="sco.html"`);
  expect(xml.match(/<file href="[^"]*"\/>/g)).toEqual(['<file href="a%20b/%C3%BC%26.js"/>', '<file href="sco.html"/>']);
  expect(xml).toContain('<title>Fish &amp; &quot;chips&quot; &lt;b&gt;</title>');
});

test('only 2004 has sequencing, and leaves completion and success to the course', () => {
  expect(manifestXml('1.2', pack)).not.toContain('imsss');
  expect(manifestXml('2004', pack)).toContain('completionSetByContent="true" objectiveSetByContent="true"');
});
