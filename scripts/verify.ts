// `npm run --silent verify -- DIR`: checks a station's journal without the application.
// Prints one JSON object; exit code 0 when the journal holds together, 1 when it does not, 2 for a wrong call.

import { verifyJournal } from '../electron/station/journal/verify.ts';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) {
  console.error('Name one data folder: npm run --silent verify -- DIR');
  process.exitCode = 2;
} else {
  const report = verifyJournal(folder);
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.problems.length === 0 ? 0 : 1;
}
