import { Module } from '@nestjs/common';
import { PrintedCasebookController } from './casebook.http';
import { DownloadsController } from './downloads.http';
import { Exports } from './exports.http';

@Module({ controllers: [DownloadsController, PrintedCasebookController], providers: [Exports] })
export class RecordModule {}
