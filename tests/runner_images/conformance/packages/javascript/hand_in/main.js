import { Person, LAB } from "./school/index.js";
import rooms from "./school/rooms/lab.cjs";

console.log("main");
export class Teacher extends Person {
  room() {
    return `a ${super.room()}`;
  }
}
export const build = () => new Person();
export const where = () => [LAB, rooms.size(new Person())];
export default function welcome() {
  return "hello";
}
function hidden() {}
