export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
