import { Module } from '@nestjs/common';
import { ClosedSafetyController } from './closed/closed-safety.http';
import { PooledSafetyController } from './pooled-safety.http';

@Module({ controllers: [PooledSafetyController, ClosedSafetyController] })
export class SafetyModule {}
