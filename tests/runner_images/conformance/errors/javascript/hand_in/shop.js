export class ShopError extends Error {}

export class OutOfStock extends ShopError {
  constructor(item, left) {
    super(`${item}: only ${left} left`);
    this.name = "OutOfStock";
    this.item = item;
    this.left = left;
  }

  missing(wanted) {
    return wanted - this.left;
  }
}

export const take = (item) => {
  throw new OutOfStock(item, 3);
};
export class Basket {
  take() {
    this.error = new OutOfStock("pear", 1);
    throw this.error;
  }
}
export const chained = () => {
  throw new ShopError("closed", { cause: new TypeError("no key") });
};
export const coded = () => {
  throw Object.assign(new Error("x"), { code: "E7", details: { at: [1] } });
};
const KINDS = { Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };
export const exact = (name) => {
  throw new KINDS[name]("boom");
};
export const several = () => {
  throw new AggregateError([new TypeError("one")], "many");
};
export const thrown = (value) => {
  throw value;
};
export const named = () => {
  const error = new Error("sold out");
  error.name = "StockError";
  throw error;
};
export const unknown = () => panier.total;
export const parse = () => JSON.parse("{");
export const reject = async () => {
  throw new OutOfStock("plum", 0);
};
export const given = () => new RangeError("kept");
