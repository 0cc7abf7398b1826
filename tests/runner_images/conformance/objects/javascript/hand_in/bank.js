export class Account {
  static bank = "B";
  #pin = 7;
  log = [];

  constructor(owner, balance = 0) {
    if (owner === undefined) throw new TypeError("an owner is needed");
    this.owner = owner;
    this.amount = balance;
    this.later = () => this.amount + 1;
  }

  get balance() {
    return this.amount;
  }

  set balance(value) {
    if (value < 0) throw new RangeError("neg");
    this.amount = value;
  }

  deposit(amount, { note } = {}) {
    this.amount += amount;
    this.log.push(note ?? amount);
    return this;
  }

  static opened(owner) {
    return new this(owner, 5);
  }

  toString() {
    return `account of ${this.owner}`;
  }
}

export class Savings extends Account {
  interest() {
    return this.balance / 10;
  }

  deposit(amount) {
    return super.deposit(amount * 2);
  }
}

/** As it was written before there were classes. */
export function Point(x, y) {
  this.x = x;
  this.y = y;
}
Point.prototype.norm = function () {
  return Math.hypot(this.x, this.y);
};

export const counter = {
  n: 0,
  up() {
    return ++this.n;
  },
  get double() {
    return this.n * 2;
  },
};
export const make = () => {
  let n = 0;
  return { up: () => ++n, read: () => n };
};
export const largest = (accounts) => accounts.reduce((one, other) => (one.balance > other.balance ? one : other));
export const same = (one, other) => one === other;
export const kind = () => Account;
export const frozen = () => Object.freeze({ a: 1, f() {} });
export const pattern = () => /a(b)/g;
export const symbol = (value) => (value === undefined ? Symbol("s") : typeof value);
export const boxed = () => new String("x");
export const anonymous = () => new (class { value = 4; })();
export const greet = ({ name, times = 1 }) => `hi ${name} `.repeat(times);
