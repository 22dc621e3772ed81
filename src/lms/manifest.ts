import type { Version } from './link.ts';

/** What a package says of itself. */
export interface Package {
  readonly title: string;
  readonly courseVersion: string;
  /** every file of the package but the manifest, by its path in it */
  readonly files: readonly string[];
  /** the file that an LMS opens */
  readonly launch: string;
}

/** `imsmanifest.xml` with one item and one resource: SCORM 1.2, or 2004 4th edition. */
export function manifestXml(version: Version, pack: Package): string {
  const { title, files, launch } = pack;
  const is2004 = version === '2004';
  const kind = is2004 ? 'adlcp:scormType' : 'adlcp:scormtype';
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="pip-the-penguin" version="${escaped(pack.courseVersion)}"
${is2004 ? NAMESPACES_2004 : NAMESPACES_12}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${is2004 ? '2004 4th Edition' : '1.2'}</schemaversion>
  </metadata>
  <organizations default="journey">
    <organization identifier="journey">
      <title>${escaped(title)}</title>
      <item identifier="course" identifierref="course-files">
        <title>${escaped(title)}</title>${is2004 ? BY_CONTENT : ''}
      </item>${is2004 ? CHOICE : ''}
    </organization>
  </organizations>
  <resources>
    <resource identifier="course-files" type="webcontent" ${kind}="sco" href="${hrefOf(launch)}">
${[...files]
  .sort()
  .map((file) => `      <file href="${hrefOf(file)}"/>`)
  .join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

const NAMESPACES_12 = `  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
    http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd"`;

const NAMESPACES_2004 = `  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd
    http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd
    http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd"`;

/** Leaving the course is not finishing it: completion and success are what the course says. */
const BY_CONTENT = `
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>`;

const CHOICE = `
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

function hrefOf(file: string): string {
  return escaped(file.split('/').map(encodeURIComponent).join('/'));
}
