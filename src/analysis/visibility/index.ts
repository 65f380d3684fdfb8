export * from './aim-at';
export * from './achievable';
export * from './camera-sight';
export * from './envelope';
export * from './light';
export * from './point-test';
