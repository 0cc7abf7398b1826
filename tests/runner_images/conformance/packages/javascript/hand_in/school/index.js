export { Person } from "./people.js";
export { LAB } from "./rooms/lab.cjs";
