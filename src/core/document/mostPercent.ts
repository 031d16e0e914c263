/** The largest margin, and the most by which boots may be said to differ: percent. */
export const mostPercent = 50;
