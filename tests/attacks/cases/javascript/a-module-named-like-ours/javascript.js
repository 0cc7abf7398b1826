export const undefined = 0, TypeError = Error;
