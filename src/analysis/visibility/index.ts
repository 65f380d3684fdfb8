export * from './camera-sight';
export * from './point-test';
