import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** The ten questions of the README and the commands that answer them, as they are written there. */
const [block] = /(?<=```bash\n)(?=.*\nask\(\))[^]*?(?=```)/.exec(readFileSync('README.md', 'utf8'))!;
const setUp = block.split('\n').filter((line) => /^(api=|ask\(\))/.test(line));

export const QUESTIONS = [...block.matchAll(/^# (\d+)\. (.+?\?) .*\n(.+)$/gm)].map(([, number, question, command]) => ({
  number: Number(number),
  question: question!,
  command: command!,
}));

/** What a shell prints for one of them. Throws where it ends with a fault. */
export const answerTo = async (command: string, env: Readonly<Record<string, string>>): Promise<string> => {
  const code = [...setUp, command].join('\n');
  const shell = promisify(execFile)('bash', ['-euo', 'pipefail', '-c', code], {
    env: { ...process.env, ...env },
    maxBuffer: 64 << 20,
  });
  return (await shell).stdout;
};
