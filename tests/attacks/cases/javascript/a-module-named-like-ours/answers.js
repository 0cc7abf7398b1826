export const SECRET = [];
