export class Thing {
  constructor(size) {
    this.size = size;
  }
}

export const DEFAULT = new Thing(1);
export const make = () => new Thing(3);
export const boxed = () => new Thing(2);
