import { Command } from 'commander';
import { FileVault } from '@verum/platform/vault';
import { configOf } from '../server/config';
import { print } from './output';

const folder = (): string => configOf(process.env).vault;

export const vaultCommand = new Command('vault').description('the keys, apart from the log and its backups');

vaultCommand
  .command('init')
  .description('make a new vault; a server with EVENTSTORE_URL never does so by itself')
  .action((_: object, command: Command) => {
    FileVault.init(folder());
    print(command, { done: true }, [
      'There is a vault now. Back it up apart from the log: without it, nothing sealed can be read.',
    ]);
  });

vaultCommand
  .command('rotate')
  .description('a new master key; what was sealed before stays readable')
  .action((_: object, command: Command) => {
    const vault = FileVault.open(folder());
    vault.rotate();
    print(command, { done: true }, ['The master key is a new one.']);
  });
