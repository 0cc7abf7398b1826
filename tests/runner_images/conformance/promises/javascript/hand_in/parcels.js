const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export const later = async (value) => {
  await pause(5);
  return value;
};
export const now = (value) => Promise.resolve(value);
export const nested = () => Promise.resolve(later([1, 2]));
export const together = () => Promise.all([later(1), later(2), 3]);
export const refused = async () => {
  await pause(1);
  throw new RangeError("too late");
};
export const rejectedWithText = () => Promise.reject("no parcel");
export const chained = () => later(2).then((n) => n * 3).finally(() => console.log("done"));
export const thenable = { then: (done) => done(4) };
export const waitFor = (callback) => pause(5).then(() => callback("ready"));
export class Cart {
  items = [];

  async add(item) {
    await pause(1);
    this.items.push(item);
    return this;
  }

  get total() {
    return Promise.resolve(this.items.length);
  }
}
export const plain = (n) => n + 1;
let ticks = 0;
export const start = () => {
  setTimeout(() => ticks++, 5);
};
export const listen = (callback, milliseconds) => {
  setTimeout(() => callback(milliseconds), milliseconds);
};
export const count = () => ticks;
export const forever = () => new Promise(() => {});
export const endless = () => new Promise(() => setInterval(() => {}, 10));
export const forgotten = () => {
  Promise.reject(new TypeError("nobody caught me"));
  return 3;
};
export const crash = () => {
  setTimeout(() => {
    throw new TypeError("from a timer");
  }, 1);
  return later(1);
};
export const quiet = () => {
  Promise.reject(new Error("handled")).catch(() => {});
  return 3;
};
export const sleepy = async () => {
  for (;;) await null;
};
export const promiseInside = () => [later(1)];
export const awaitIt = async (callback) => (await callback()) + 1;
