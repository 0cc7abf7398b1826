export class Endless {
  *[Symbol.iterator]() {
    for (;;) yield 1;
  }
}
