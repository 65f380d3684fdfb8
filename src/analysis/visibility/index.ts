export * from './camera-sight';
export * from './point-test';
export * from './sound-sight';
