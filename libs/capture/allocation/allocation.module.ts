import { Module } from '@nestjs/common';
import { AllocateParticipantController } from './allocate-participant/allocate-participant.http';
import { AllocationDocumentController } from './allocation-document/allocation-document.http';
import { LoadAllocationListController } from './load-allocation-list/load-allocation-list.http';
import { RecordArmsController } from './record-arms/record-arms.http';

@Module({
  controllers: [LoadAllocationListController, AllocateParticipantController, RecordArmsController, AllocationDocumentController],
})
export class AllocationModule {}
