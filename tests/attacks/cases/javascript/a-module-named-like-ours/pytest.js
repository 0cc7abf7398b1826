export const raises = 1;
