import { Module } from '@nestjs/common';
import { AccessListingController } from './access-listing/access-listing.http';

@Module({ controllers: [AccessListingController] })
export class AccessModule {}
