/** The build of the mailed file: scripts and styles go into the HTML itself, and a place is left for the data. */
import { createHash } from 'node:crypto';
import { writeFileSync, mkdirSync } from 'node:fs';
import type { Plugin } from 'vite';

const PLACE = '<script type="application/json" id="bede-data">__BEDE_DATA__</script>';
const TO = '../src/bede/web/static/mail.html';

/** A script may hold no end tag, or the HTML would end it there. */
const inScript = (code: string): string => code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

/** Write `mail.html` once the build is there. */
export function mailed(): Plugin {
  return {
    name: 'bede-mailed-file',
    writeBundle(_, bundle) {
      const files = Object.values(bundle);
      const script = files.flatMap((file) => (file.type === 'chunk' ? [inScript(file.code)] : [])).join('\n');
      const style = files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [])).join('\n');
      const hash = createHash('sha256').update(script).digest('base64');
      const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
      const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>bede</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="app"></div>
${PLACE}
<script>${script}</script>
</body>
</html>
`;
      mkdirSync('../src/bede/web/static', { recursive: true });
      writeFileSync(TO, html);
    },
  };
}
