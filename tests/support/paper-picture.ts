import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DPI = '200';

/** A paper as a printer with so many dots would print it; fails when it has a second page. */
export function pictureOfPaper(pdf: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'pw-paper-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', DPI, '-png', '-gray', join(folder, 'paper.pdf'), join(folder, 'page')]);
    if (existsSync(join(folder, 'page-2.png'))) throw new Error('The paper has a second page');
    return readFileSync(join(folder, 'page-1.png'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
