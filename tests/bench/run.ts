import { lineOf } from './figure.ts';
import { catalogueFigures } from './figures/catalogue.ts';
import { drainingFigures } from './figures/draining.ts';
import { parsingFigures } from './figures/parsing.ts';
import { postingFigures } from './figures/posting.ts';
import { pullingFigures } from './figures/pulling.ts';
import { recallFigures } from './figures/recall.ts';
import { scanFigures } from './figures/scan.ts';
import { startFigures } from './figures/start.ts';
import { wedgeFigures } from './figures/wedge.ts';

// `npm run bench [-- NAME …]`: measures, and prints one JSON object a figure on standard output.

const groups = {
  parsing: parsingFigures,
  catalogue: catalogueFigures,
  recall: recallFigures,
  scan: scanFigures,
  posting: postingFigures,
  pulling: pullingFigures,
  draining: drainingFigures,
  start: startFigures,
  wedge: wedgeFigures,
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in groups));
if (unknown.length > 0) {
  console.error(`No figures are called ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const [name, figures] of Object.entries(groups)) {
    if (named.length > 0 && !named.includes(name)) continue;
    for (const figure of await figures()) console.log(lineOf(figure));
  }
}
